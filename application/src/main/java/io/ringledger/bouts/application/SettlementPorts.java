package io.ringledger.bouts.application;

import io.ringledger.bouts.application.outbound.BonusPreimages;
import io.ringledger.bouts.application.outbound.Bouts;
import io.ringledger.bouts.application.outbound.EscrowLedger;
import io.ringledger.bouts.application.outbound.FollowUps;
import io.ringledger.bouts.application.outbound.Preflight;
import io.ringledger.bouts.application.outbound.SignedTransactions;
import io.ringledger.bouts.application.outbound.SigningJournal;
import io.ringledger.bouts.application.outbound.SigningRequests;
import io.ringledger.shared.application.AuditTrail;
import io.ringledger.shared.application.IdempotentAnswers;
import io.ringledger.shared.application.Randomness;
import io.ringledger.shared.application.UnitOfWork;
import java.time.InstantSource;

/** Everything outside that settling a bout needs. */
public record SettlementPorts(
    UnitOfWork unitOfWork,
    Bouts bouts,
    BonusPreimages preimages,
    SigningJournal journal,
    SigningRequests wallet,
    SignedTransactions signedTransactions,
    EscrowLedger ledger,
    Preflight preflight,
    FollowUps followUps,
    IdempotentAnswers answers,
    AuditTrail trail,
    Randomness randomness,
    InstantSource clock) {

  BoutHistory history() {
    return new BoutHistory(trail, clock);
  }

  BoutAccess access() {
    return new BoutAccess(bouts);
  }

  Drafts drafts() {
    return new Drafts(preimages);
  }

  SigningRecord signingRecord() {
    return new SigningRecord(
        bouts, journal, signedTransactions, drafts(), followUps, history(), clock);
  }

  WalletNews walletNews() {
    return new WalletNews(wallet, journal, signingRecord(), clock);
  }

  SigningDesk signingDesk() {
    return new SigningDesk(
        unitOfWork,
        access(),
        journal,
        wallet,
        walletNews(),
        new PreflightDesk(unitOfWork, bouts, journal, preflight, followUps, clock),
        new SigningBook(journal, walletNews(), followUps, randomness, clock),
        history());
  }

  Reconciliation reconciliation() {
    return new Reconciliation(unitOfWork, access(), journal, wallet, signingRecord(), history());
  }

  Confirmation confirmation() {
    return new Confirmation(
        unitOfWork, bouts, ledger, answers, journal, followUps, history(), clock);
  }
}
