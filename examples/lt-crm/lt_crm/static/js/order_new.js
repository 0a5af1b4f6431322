(() => {
  const form = document.getElementById('order');
  const message = document.getElementById('message');
  const inputs = [...form.querySelectorAll('input[data-product]')];
  // One key for this page: pressing the button twice makes one order.
  const key = crypto.randomUUID();

  function lines() {
    return inputs
      .filter((input) => input.valueAsNumber > 0)
      .map((input) => ({
        product_id: Number(input.dataset.product),
        quantity: input.valueAsNumber,
      }));
  }

  function total() {
    return inputs.reduce(
      (sum, input) => sum + (input.valueAsNumber || 0) * Number(input.dataset.price),
      0,
    );
  }

  form.addEventListener('input', () => {
    document.getElementById('total').textContent = money(total());
  });

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const body = {
      customer_id: Number(form.elements.customer.value),
      lines: lines(),
      notes: form.elements.notes.value || null,
    };
    try {
      const order = await callApi('/orders', {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'Idempotency-Key': key },
      });
      location.assign(`/orders/${order.id}`);
    } catch (error) {
      message.textContent = error.message;
    }
  });
})();
