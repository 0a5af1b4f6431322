(() => {
  const order = document.getElementById('order');
  const message = document.getElementById('message');

  for (const button of order.querySelectorAll('button[data-action]')) {
    button.addEventListener('click', async () => {
      button.disabled = true;
      try {
        await callApi(`/orders/${order.dataset.id}/${button.dataset.action}`, { method: 'POST' });
        location.reload();
      } catch (error) {
        message.textContent = error.message;
        button.disabled = false;
      }
    });
  }
})();
