-- What users of the new release may have written before it is taken back. It only adds rows.
with tenant as (select id from tenants order by id limit 1),
customer as (
  insert into customers (tenant_id, name) select id, 'Rehearsal' from tenant returning id
),
placed as (
  insert into orders (tenant_id, customer_id, total_cents, idempotency_key)
  select tenant.id, customer.id, 500, 'rehearsal' from tenant, customer
  returning id, tenant_id
)
insert into invoices (tenant_id, order_id, number, buyer_name, total_cents)
select tenant_id, id, 'REHEARSAL-1', 'Rehearsal', 500 from placed;
