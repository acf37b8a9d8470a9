package io.ringledger.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.primitives.UnsignedInteger;
import com.google.common.primitives.UnsignedLong;
import com.ripple.cryptoconditions.PreimageSha256Fulfillment;
import io.ringledger.sandbox.codec.Codec;
import io.ringledger.sandbox.codec.RippleTime;
import io.ringledger.sandbox.ledger.Genesis;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xrpl.xrpl4j.crypto.keys.Base58EncodedSecret;
import org.xrpl.xrpl4j.crypto.keys.KeyPair;
import org.xrpl.xrpl4j.crypto.keys.Seed;
import org.xrpl.xrpl4j.crypto.signing.bc.BcSignatureService;
import org.xrpl.xrpl4j.model.client.XrplRequestParams;
import org.xrpl.xrpl4j.model.client.XrplResult;
import org.xrpl.xrpl4j.model.client.accounts.AccountChannelsRequestParams;
import org.xrpl.xrpl4j.model.client.accounts.AccountChannelsResult;
import org.xrpl.xrpl4j.model.client.accounts.AccountInfoRequestParams;
import org.xrpl.xrpl4j.model.client.accounts.AccountInfoResult;
import org.xrpl.xrpl4j.model.client.accounts.AccountObjectsRequestParams;
import org.xrpl.xrpl4j.model.client.accounts.AccountObjectsResult;
import org.xrpl.xrpl4j.model.client.accounts.AccountTransactionsRequestParams;
import org.xrpl.xrpl4j.model.client.accounts.AccountTransactionsResult;
import org.xrpl.xrpl4j.model.client.accounts.PaymentChannelResultObject;
import org.xrpl.xrpl4j.model.client.admin.AcceptLedgerResult;
import org.xrpl.xrpl4j.model.client.channels.ChannelVerifyRequestParams;
import org.xrpl.xrpl4j.model.client.channels.ChannelVerifyResult;
import org.xrpl.xrpl4j.model.client.channels.UnsignedClaim;
import org.xrpl.xrpl4j.model.client.common.LedgerSpecifier;
import org.xrpl.xrpl4j.model.client.fees.FeeResult;
import org.xrpl.xrpl4j.model.client.ledger.LedgerEntryResult;
import org.xrpl.xrpl4j.model.client.ledger.LedgerRequestParams;
import org.xrpl.xrpl4j.model.client.ledger.LedgerResult;
import org.xrpl.xrpl4j.model.client.path.DepositAuthorizedRequestParams;
import org.xrpl.xrpl4j.model.client.path.DepositAuthorizedResult;
import org.xrpl.xrpl4j.model.client.serverinfo.ServerInfoResult;
import org.xrpl.xrpl4j.model.client.transactions.SubmitRequestParams;
import org.xrpl.xrpl4j.model.client.transactions.SubmitResult;
import org.xrpl.xrpl4j.model.client.transactions.TransactionRequestParams;
import org.xrpl.xrpl4j.model.client.transactions.TransactionResult;
import org.xrpl.xrpl4j.model.flags.PaymentChannelClaimFlags;
import org.xrpl.xrpl4j.model.jackson.ObjectMapperFactory;
import org.xrpl.xrpl4j.model.ledger.EscrowObject;
import org.xrpl.xrpl4j.model.transactions.Address;
import org.xrpl.xrpl4j.model.transactions.EscrowCreate;
import org.xrpl.xrpl4j.model.transactions.EscrowFinish;
import org.xrpl.xrpl4j.model.transactions.Hash256;
import org.xrpl.xrpl4j.model.transactions.Payment;
import org.xrpl.xrpl4j.model.transactions.PaymentChannelClaim;
import org.xrpl.xrpl4j.model.transactions.PaymentChannelCreate;
import org.xrpl.xrpl4j.model.transactions.Transaction;
import org.xrpl.xrpl4j.model.transactions.XrpCurrencyAmount;

/** xrpl4j as a foreign client: its requests, its signatures, its reading of the answers. */
class Xrpl4jClientTest {
  private final ObjectMapper mapper = ObjectMapperFactory.create();
  private final KeyPair genesis =
      Seed.fromBase58EncodedSecret(Base58EncodedSecret.of(Genesis.SEED)).deriveKeyPair();
  private final KeyPair owner = Seed.ed25519Seed().deriveKeyPair();
  private final KeyPair fighter = Seed.secp256k1Seed().deriveKeyPair();
  private XrplSandbox sandbox;
  private Client client;

  @BeforeEach
  void start() {
    sandbox = XrplSandbox.start(SandboxConfig.inMemory().startingAt(World.START));
    client = new Client(sandbox);
  }

  @AfterEach
  void stop() {
    client.close();
    sandbox.close();
  }

  private <T extends XrplResult> T ask(String method, XrplRequestParams params, Class<T> type) {
    return read(client.call(method, mapper.valueToTree(params).toString()), type);
  }

  private <T extends XrplResult> T ask(String method, Class<T> type) {
    return read(client.call(method, "{}"), type);
  }

  private <T> T read(JsonNode result, Class<T> type) {
    try {
      return mapper.readValue(result.toString(), type);
    } catch (JsonProcessingException e) {
      throw new AssertionError(result.toString(), e);
    }
  }

  private <T> T read(JsonNode result, TypeReference<T> type) {
    try {
      return mapper.readValue(result.toString(), type);
    } catch (JsonProcessingException e) {
      throw new AssertionError(result.toString(), e);
    }
  }

  private static Address address(KeyPair keys) {
    return keys.publicKey().deriveAddress();
  }

  private UnsignedInteger sequence(KeyPair keys) {
    AccountInfoRequestParams params =
        AccountInfoRequestParams.builder()
            .account(address(keys))
            .ledgerSpecifier(LedgerSpecifier.CURRENT)
            .build();
    return ask("account_info", params, AccountInfoResult.class).accountData().sequence();
  }

  /** Signs, submits and closes a ledger, and returns the raw answer about the transaction. */
  private JsonNode validated(KeyPair signer, Transaction transaction) {
    var signed = new BcSignatureService().sign(signer.privateKey(), transaction);
    SubmitRequestParams params = SubmitRequestParams.of(signed.signedTransactionBytes().hexValue());
    SubmitResult<Transaction> submitted =
        read(
            client.call("submit", mapper.valueToTree(params).toString()),
            new TypeReference<SubmitResult<Transaction>>() {});
    assertThat(submitted.engineResult()).isEqualTo("tesSUCCESS");
    assertThat(ask("ledger_accept", AcceptLedgerResult.class).ledgerCurrentIndex()).isNotNull();
    TransactionRequestParams lookup =
        TransactionRequestParams.of(Hash256.of(signed.hash().value()));
    JsonNode found = client.call("tx", mapper.valueToTree(lookup).toString());
    assertThat(found.path("validated").asBoolean()).isTrue();
    assertThat(found.path("hash").asText()).isEqualTo(signed.hash().value());
    return found;
  }

  private void fund(KeyPair keys) {
    Payment payment =
        Payment.builder()
            .account(address(genesis))
            .destination(address(keys))
            .amount(XrpCurrencyAmount.ofDrops(500_000_000))
            .fee(ask("fee", FeeResult.class).drops().openLedgerFee())
            .sequence(sequence(genesis))
            .signingPublicKey(genesis.publicKey())
            .build();
    TransactionResult<Payment> result =
        read(validated(genesis, payment), new TypeReference<TransactionResult<Payment>>() {});
    assertThat(result.metadata().orElseThrow().deliveredAmount())
        .contains(XrpCurrencyAmount.ofDrops(500_000_000));
  }

  @Test
  void fundsCreatesAndFinishesAnEscrow() {
    fund(owner);
    fund(fighter);
    var fulfillment = PreimageSha256Fulfillment.from("secret".getBytes(StandardCharsets.UTF_8));
    long finishAfter = RippleTime.of(World.START) + 1000;
    EscrowCreate create =
        EscrowCreate.builder()
            .account(address(owner))
            .destination(address(fighter))
            .amount(XrpCurrencyAmount.ofDrops(1_000_000))
            .fee(XrpCurrencyAmount.ofDrops(10))
            .sequence(sequence(owner))
            .condition(fulfillment.getDerivedCondition())
            .finishAfter(UnsignedLong.valueOf(finishAfter))
            .cancelAfter(UnsignedLong.valueOf(finishAfter + 1000))
            .signingPublicKey(owner.publicKey())
            .build();

    TransactionResult<EscrowCreate> created =
        read(validated(owner, create), new TypeReference<TransactionResult<EscrowCreate>>() {});

    LedgerEntryResult<EscrowObject> entry =
        read(
            client.call(
                "ledger_entry",
                "{'escrow':{'owner':'"
                    + address(owner).value()
                    + "','seq':"
                    + create.sequence()
                    + "},'ledger_index':'validated'}"),
            new TypeReference<LedgerEntryResult<EscrowObject>>() {});
    assertThat(entry.node().amount()).isEqualTo(create.amount());
    assertThat(entry.node().previousTransactionId()).contains(created.hash());
    sandbox.advanceTime(Duration.ofSeconds(1001));
    EscrowFinish finish =
        EscrowFinish.builder()
            .account(address(fighter))
            .owner(address(owner))
            .offerSequence(create.sequence())
            .condition(fulfillment.getDerivedCondition())
            .fulfillment(fulfillment)
            .fee(XrpCurrencyAmount.ofDrops(350))
            .sequence(sequence(fighter))
            .signingPublicKey(fighter.publicKey())
            .build();
    TransactionResult<EscrowFinish> finished =
        read(validated(fighter, finish), new TypeReference<TransactionResult<EscrowFinish>>() {});
    assertThat(finished.metadata().orElseThrow().transactionResult()).isEqualTo("tesSUCCESS");
    AccountTransactionsResult history =
        ask(
            "account_tx",
            AccountTransactionsRequestParams.unboundedBuilder().account(address(owner)).build(),
            AccountTransactionsResult.class);
    assertThat(history.transactions()).hasSize(3);
  }

  @Test
  void playsAPaymentChannelFromItsCreationToItsEnd() {
    fund(owner);
    fund(fighter);
    PaymentChannelCreate create =
        PaymentChannelCreate.builder()
            .account(address(owner))
            .destination(address(fighter))
            .amount(XrpCurrencyAmount.ofDrops(9_000))
            .settleDelay(UnsignedInteger.valueOf(60))
            .publicKey(owner.publicKey().base16Value())
            .fee(XrpCurrencyAmount.ofDrops(10))
            .sequence(sequence(owner))
            .signingPublicKey(owner.publicKey())
            .build();
    validated(owner, create);
    PaymentChannelResultObject channel = channels().channels().getFirst();
    assertThat(channel.amount()).isEqualTo(create.amount());
    assertThat(channel.publicKeyHex()).contains(owner.publicKey().base16Value());

    UnsignedClaim claim =
        UnsignedClaim.builder()
            .channel(channel.channelId())
            .amount(XrpCurrencyAmount.ofDrops(700))
            .build();
    String signature = new BcSignatureService().sign(owner.privateKey(), claim).base16Value();
    ChannelVerifyRequestParams question =
        ChannelVerifyRequestParams.builder()
            .channelId(channel.channelId())
            .amount(claim.amount())
            .publicKey(owner.publicKey().base16Value())
            .signature(signature)
            .build();
    assertThat(ask("channel_verify", question, ChannelVerifyResult.class).signatureVerified())
        .isTrue();
    PaymentChannelClaim end =
        PaymentChannelClaim.builder()
            .account(address(fighter))
            .channel(channel.channelId())
            .balance(claim.amount())
            .signature(signature)
            .publicKey(owner.publicKey().base16Value())
            .flags(PaymentChannelClaimFlags.builder().tfClose(true).build())
            .fee(XrpCurrencyAmount.ofDrops(10))
            .sequence(sequence(fighter))
            .signingPublicKey(fighter.publicKey())
            .build();
    JsonNode closed = validated(fighter, end);
    TransactionResult<PaymentChannelClaim> result =
        read(closed, new TypeReference<TransactionResult<PaymentChannelClaim>>() {});
    assertThat(result.metadata().orElseThrow().transactionResult()).isEqualTo("tesSUCCESS");
    assertThat(channels().channels()).isEmpty();
  }

  private AccountChannelsResult channels() {
    return ask(
        "account_channels",
        AccountChannelsRequestParams.builder()
            .account(address(owner))
            .ledgerSpecifier(LedgerSpecifier.VALIDATED)
            .build(),
        AccountChannelsResult.class);
  }

  @Test
  void readsWhatTheServerAndItsLedgersSay() {
    fund(owner);
    fund(fighter);
    ServerInfoResult server = ask("server_info", ServerInfoResult.class);
    assertThat(server.info().<Boolean>map(_ -> true, _ -> false, _ -> false)).isTrue();
    LedgerResult ledger =
        ask(
            "ledger",
            LedgerRequestParams.builder()
                .ledgerSpecifier(LedgerSpecifier.VALIDATED)
                .transactions(true)
                .build(),
            LedgerResult.class);
    assertThat(ledger.ledger().closed()).isTrue();
    AccountObjectsResult objects =
        ask(
            "account_objects",
            AccountObjectsRequestParams.builder()
                .account(address(owner))
                .ledgerSpecifier(LedgerSpecifier.VALIDATED)
                .build(),
            AccountObjectsResult.class);
    assertThat(objects.accountObjects()).isEmpty();
    DepositAuthorizedResult deposit =
        ask(
            "deposit_authorized",
            DepositAuthorizedRequestParams.builder()
                .sourceAccount(address(owner))
                .destinationAccount(address(fighter))
                .ledgerSpecifier(LedgerSpecifier.VALIDATED)
                .build(),
            DepositAuthorizedResult.class);
    assertThat(deposit.depositAuthorized()).isTrue();
    assertThat(Codec.isAddress(deposit.sourceAccount().value())).isTrue();
  }
}
