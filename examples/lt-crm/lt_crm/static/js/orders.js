(() => {
  const perPage = 20;
  const table = document.getElementById('orders');
  const message = document.getElementById('message');
  const buttons = {
    previous: document.getElementById('previous'),
    next: document.getElementById('next'),
  };
  let page = 1;

  function row(order) {
    const link = element('a', `Order ${order.id}`);
    link.href = `/orders/${order.id}`;
    const first = element('td');
    first.append(link);
    const state = element('td');
    state.append(element('span', order.state, `state ${order.state}`));
    const lines = order.lines.map((line) => `${line.quantity} × ${line.product}`).join(', ');
    const made = element('tr');
    made.append(first, element('td', order.customer.name), element('td', lines));
    made.append(element('td', money(order.total_cents), 'number'), state);
    return made;
  }

  function show(answer) {
    const pages = Math.max(1, Math.ceil(answer.total / perPage));
    table.tBodies[0].replaceChildren(...answer.items.map(row));
    table.hidden = answer.items.length === 0;
    message.textContent = answer.items.length === 0 ? 'No orders yet.' : '';
    document.getElementById('place').textContent = `Page ${page} of ${pages}`;
    buttons.previous.disabled = page <= 1;
    buttons.next.disabled = page >= pages;
  }

  async function load(wanted) {
    try {
      const answer = await callApi(`/orders?page=${wanted}&per_page=${perPage}`);
      page = wanted;
      show(answer);
    } catch (error) {
      message.textContent = error.message;
    }
  }

  buttons.previous.addEventListener('click', () => load(page - 1));
  buttons.next.addEventListener('click', () => load(page + 1));
  load(page);
})();
