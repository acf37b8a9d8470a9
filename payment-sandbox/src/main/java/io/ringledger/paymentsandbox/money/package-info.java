/** What becomes of money: payment intents, their charges and refunds, and the events about them. */
@NullMarked
package io.ringledger.paymentsandbox.money;

import org.jspecify.annotations.NullMarked;
