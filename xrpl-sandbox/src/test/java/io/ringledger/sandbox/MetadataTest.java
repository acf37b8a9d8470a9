package io.ringledger.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.sandbox.codec.Codec;
import io.ringledger.sandbox.codec.Keylets;
import io.ringledger.sandbox.ledger.LedgerTransaction;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetadataTest {
  private final World world = World.fresh();
  private final Wallet owner = world.funded("owner", 1000 * World.XRP);
  private final Wallet fighter = world.funded("fighter", 1000 * World.XRP);

  private static JsonNode node(ObjectNode meta, String kind, String id) {
    for (JsonNode affected : meta.path("AffectedNodes")) {
      if (affected.path(kind).path("LedgerIndex").asText().equals(id)) {
        return affected.path(kind);
      }
    }
    throw new AssertionError("no " + kind + " of " + id + " in " + meta);
  }

  private static List<String> names(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private LedgerTransaction validated() {
    return world.close().transactions().getLast();
  }

  private LedgerTransaction aCreation() {
    world
        .escrowCreate(owner, fighter, 5 * World.XRP)
        .with("FinishAfter", world.parentClose() + 10)
        .submit();
    return validated();
  }

  @Test
  void anEscrowsCreationTellsOfTheEscrowItsOwnerItsDirectoriesAndItsDestination() {
    long sequence = world.sequence(owner);
    long before = world.balance(owner);
    LedgerTransaction creation = aCreation();
    ObjectNode meta = creation.metadata();

    JsonNode escrow = node(meta, "CreatedNode", Keylets.escrow(owner.address(), sequence));
    assertThat(escrow.path("LedgerEntryType").asText()).isEqualTo("Escrow");
    // Defaults, such as page 0 of a directory, and the thread are not told of what is new.
    assertThat(names(escrow.path("NewFields")))
        .containsExactlyInAnyOrder("Account", "Amount", "Destination", "FinishAfter", "Sequence");
    JsonNode account = node(meta, "ModifiedNode", Keylets.account(owner.address()));
    assertThat(names(account.path("PreviousFields")))
        .containsExactlyInAnyOrder("Balance", "Sequence", "OwnerCount");
    assertThat(account.path("PreviousFields").path("Balance").asText())
        .isEqualTo(Long.toString(before));
    assertThat(account.path("FinalFields").path("OwnerCount").asLong()).isEqualTo(1);
    JsonNode directory = node(meta, "CreatedNode", Keylets.ownerDirectory(fighter.address()));
    assertThat(names(directory.path("NewFields"))).containsExactlyInAnyOrder("Owner", "RootIndex");
    // The destination only remembers the transaction, so nothing but its thread is told.
    JsonNode destination = node(meta, "ModifiedNode", Keylets.account(fighter.address()));
    assertThat(names(destination))
        .containsExactlyInAnyOrder(
            "LedgerEntryType", "LedgerIndex", "PreviousTxnID", "PreviousTxnLgrSeq");
    assertThat(meta.path("TransactionIndex").asInt()).isZero();
    assertThat(meta.path("TransactionResult").asText()).isEqualTo("tesSUCCESS");
  }

  @Test
  void anEscrowsEndNamesTheTransactionThatMadeIt() {
    long sequence = world.sequence(owner);
    LedgerTransaction creation = aCreation();
    world.advance(60);
    world.escrowFinish(fighter, owner, sequence).submit();
    ObjectNode meta = validated().metadata();

    JsonNode escrow = node(meta, "DeletedNode", Keylets.escrow(owner.address(), sequence));
    assertThat(escrow.path("FinalFields").path("PreviousTxnID").asText())
        .isEqualTo(creation.transaction().id());
    assertThat(escrow.path("FinalFields").path("Amount").asText()).isEqualTo("5000000");
    assertThat(escrow.path("FinalFields").path("Destination").asText())
        .isEqualTo(fighter.address());
    assertThat(escrow.has("PreviousFields")).isFalse();
    JsonNode destination = node(meta, "ModifiedNode", Keylets.account(fighter.address()));
    long gained =
        destination.path("FinalFields").path("Balance").asLong()
            - destination.path("PreviousFields").path("Balance").asLong();
    assertThat(gained).isEqualTo(5 * World.XRP - 10);
    JsonNode account = node(meta, "ModifiedNode", Keylets.account(owner.address()));
    assertThat(names(account.path("PreviousFields"))).containsExactly("OwnerCount");
    assertThat(account.path("PreviousTxnID").asText()).isEqualTo(creation.transaction().id());
  }

  @Test
  void aNewAccountIsToldWithoutItsDefaults() {
    Wallet newcomer = Wallet.ed25519("newcomer");
    world.payment(owner, newcomer, 5 * World.XRP).submit();
    JsonNode account =
        node(validated().metadata(), "CreatedNode", Keylets.account(newcomer.address()));

    assertThat(names(account.path("NewFields")))
        .containsExactlyInAnyOrder("Account", "Balance", "Sequence");
  }

  @Test
  void aClaimedFailureTellsOfTheSenderOnly() {
    world.payment(owner, fighter, 100_000 * World.XRP).submit();
    ObjectNode meta = validated().metadata();

    assertThat(meta.path("TransactionResult").asText()).isEqualTo("tecUNFUNDED_PAYMENT");
    assertThat(meta.path("AffectedNodes")).hasSize(1);
    assertThat(
            names(
                node(meta, "ModifiedNode", Keylets.account(owner.address()))
                    .path("PreviousFields")))
        .containsExactlyInAnyOrder("Balance", "Sequence");
  }

  @Test
  void aTicketThatIsUsedIsToldAsGone() {
    long ticket = world.sequence(owner) + 1;
    world.tx(owner, "TicketCreate").with("TicketCount", 1).submit();
    world.close();
    world.payment(owner, fighter, 1).onTicket(ticket).submit();
    ObjectNode meta = validated().metadata();

    JsonNode gone = node(meta, "DeletedNode", Keylets.ticket(owner.address(), ticket));
    assertThat(gone.path("FinalFields").path("TicketSequence").asLong()).isEqualTo(ticket);
    JsonNode account = node(meta, "ModifiedNode", Keylets.account(owner.address()));
    assertThat(names(account.path("PreviousFields")))
        .containsExactlyInAnyOrder("Balance", "OwnerCount", "TicketCount");
  }

  @Test
  void nodesAreSortedAndPlacesCounted() {
    world.payment(owner, fighter, 1).submit();
    world.payment(fighter, owner, 1).submit();
    List<LedgerTransaction> both = world.close().transactions();

    assertThat(both).extracting(LedgerTransaction::index).containsExactly(0, 1);
    List<String> ids = new ArrayList<>();
    both.getLast()
        .metadata()
        .path("AffectedNodes")
        .forEach(node -> ids.add(node.elements().next().path("LedgerIndex").asText()));
    assertThat(ids).isSorted();
  }

  @Test
  void theBinaryFormSaysTheSame() throws Exception {
    ObjectNode meta = aCreation().metadata();

    ObjectNode read = Codec.decode(Codec.encode(meta));

    assertThat(Codec.JSON.readTree(read.toString()))
        .isEqualTo(Codec.JSON.readTree(meta.toString()));
  }
}
