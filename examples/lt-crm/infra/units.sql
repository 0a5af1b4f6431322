-- The rows that migration 0002 brings: a copy of the schema alone has none.
insert into units (code, label)
values ('pcs', 'pieces'), ('box', 'boxes'), ('kg', 'kilograms'), ('h', 'hours')
on conflict do nothing;
