package io.ringledger.vault.application.contract;

import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.domain.UserId;
import io.ringledger.vault.application.outbound.IntentBook;
import io.ringledger.vault.application.outbound.ItemRegister;
import io.ringledger.vault.application.outbound.ListingBook;
import io.ringledger.vault.application.outbound.SessionFunds;
import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.intent.SessionPurse;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The stores of items, listings and intents over one database.
 *
 * @param putSession has a session be there
 * @param hold has a batch hold an item
 * @param registrar who may be named as registering items
 */
public record MarketStores(
    UnitOfWork unitOfWork,
    SessionFunds funds,
    ItemRegister items,
    ListingBook listings,
    IntentBook intents,
    Consumer<SessionPurse> putSession,
    BiConsumer<ItemId, Long> hold,
    UserId registrar) {}
