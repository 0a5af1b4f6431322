-- A customer of ours that is much larger than the two of the demo, so that a query without an
-- index is as slow here as it would be in production, and a dump is as large.
WITH tenant AS (
  INSERT INTO tenants (name, invoice_prefix) VALUES ('Old Harbour Trading', 'OHT') RETURNING id
), product AS (
  INSERT INTO products (tenant_id, sku, name, price_cents, stock)
  SELECT id, 'ROPE-' || n, 'Rope, ' || n || ' m', 100 * n, 1000 FROM tenant, generate_series(1, 20) n
  RETURNING id, price_cents
), customer AS (
  INSERT INTO customers (tenant_id, name, contact_name, contact_email)
  SELECT id, 'Harbour ' || n, 'Contact ' || n, 'contact-' || n || '@harbour.example'
  FROM tenant, generate_series(1, 15000) n
  RETURNING id, tenant_id
), placed AS (
  INSERT INTO orders (tenant_id, customer_id, total_cents, created_at)
  SELECT tenant_id, id, (SELECT min(price_cents) FROM product), now() - id * interval '1 hour'
  FROM customer
  RETURNING id, total_cents
)
INSERT INTO order_lines (order_id, product_id, quantity, unit_price_cents)
SELECT placed.id, (SELECT min(id) FROM product), 1, placed.total_cents FROM placed;
