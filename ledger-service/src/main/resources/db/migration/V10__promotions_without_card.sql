-- Discounts on receipts without a card are compared too: nobody's account has them. 'difference' may also be LEFT_OUT.
alter table promotion_difference alter column member_id drop not null;
