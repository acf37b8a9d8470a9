DROP TABLE payment_failures, refunds, order_lines;
ALTER TABLE orders DROP CONSTRAINT orders_attempt_fkey;
DROP TABLE payment_attempts, orders, payment_event_work, payment_events;
DROP FUNCTION refuse_refund_of_too_much(), refuse_placing_of_other_lines(), refuse_change_of_placed_lines(),
    sum_of(bigint[]), next_attempt_states(text), next_order_states(text);
