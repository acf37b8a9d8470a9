package io.ringledger.app;

import io.ringledger.app.documents.ContentConfig;
import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Everything that can be set, as described in docs/configuration.md. */
@ConfigMapping(prefix = "ringledger")
public interface Settings {

  Mode mode();

  /** Whether what is proved on the ledger moves its escrow at once, or waits for a confirm. */
  boolean autoConfirm();

  Jobs jobs();

  Events events();

  Kafka kafka();

  Ledger ledger();

  Rewards rewards();

  Shops shops();

  Vault vault();

  Xaman xaman();

  Payments payments();

  Advisory advisory();

  ContentConfig content();

  Jwt jwt();

  Preimages preimages();

  Registration registration();

  FirstAdmin firstAdmin();

  /** How careful the start is. */
  enum Mode {
    /** Refuses whatever is unsafe with real money. */
    PRODUCTION,
    /** For one's own machine. */
    LOCAL
  }

  /** What is done later, by whichever replica is free; read where the jobs are. */
  interface Jobs {

    /** At the same time in this process; none at all with 0. */
    int threads();

    /** How long a stop waits for those that have begun. */
    Duration stopTimeout();

    /** How often somebody looks for what nobody follows. */
    Duration sweepEvery();

    /** How often this process looks for jobs that are due. */
    Duration pollEvery();

    /** How often it says that it still works on those it has taken. */
    Duration heartbeat();
  }

  /** How source events become points; read where the lanes are. */
  interface Rewards {

    /** Settlements that go from step to step together. */
    int batchSize();

    /** How soon an idle lane looks for work without being told. */
    Duration pollEvery();

    /** The wait after the first attempt that failed; each further one is twice as long. */
    Duration retryFirst();

    /** No wait is longer. */
    Duration retryLongest();

    /** After so many attempts a settlement waits for an admin. */
    int retryAttempts();

    Checkpoints checkpoints();
  }

  /** What is done about payments without anybody asking; read where the jobs are. */
  interface Shops {

    /** How soon an idle lane looks for what gateways reported without being told. */
    Duration pollEvery();

    /** How often attempts and refunds that are not certain are looked after. */
    Duration followEvery();

    /** How often orders that nobody paid in time, and carts left behind, are ended. */
    Duration sweepEvery();
  }

  /** Signed trading; parts of it are read where they are used. */
  interface Vault {

    /** Where counts are kept instead of in PostgreSQL. */
    Optional<String> redisUrl();

    /** Ed25519 seed that receipts are signed with: base64 of 32 bytes. */
    Optional<String> receiptKey();

    /** What messages of wallets are made for: host, with a port where it has one. */
    String domain();

    /** And the URI in them. */
    String uri();

    /** The cluster whose wallets are taken; none where Solana wallets are not. */
    Optional<String> solanaCluster();

    Sessions sessions();

    Intents intents();

    Netting netting();

    Streams streams();

    Authority authority();

    Settlement settlement();

    Index index();
  }

  /** Whose account takes and pays what batches come to. */
  interface Authority {

    /** Of its key, as wallets write it; not to be set together with the file. */
    Optional<String> seed();

    /** A file with nothing but that in it. */
    Optional<String> seedFile();
  }

  /** How the ledger is followed and compared with the books. */
  interface Index {

    /** Nodes that tell by WebSocket when a ledger closes; none means that it is polled only. */
    Optional<List<URI>> listenerUrls();

    /** How often the ledger is read without being told; read where the job is. */
    Duration pollEvery();

    /** How often the books are compared with it; read where the job is. */
    Duration reconcileEvery();
  }

  /** How batches are settled. */
  interface Settlement {

    /** How often somebody looks for what is due; read where the job is. */
    Duration pollEvery();

    /** How many tickets are kept at hand. */
    int tickets();

    /** While the ledger wants more for a transaction, none is signed. */
    long mostFeeDrops();
  }

  /** Session keys and the channels that fund them. */
  interface Sessions {

    /** How long the source of a channel waits for its money. */
    Duration settleDelay();

    /** How long before a channel's end nothing is accepted any more. */
    Duration settlementMargin();

    /** How many nonces may be open for one network address. */
    int noncesOfAnAddress();

    /** How many may be open in all. */
    int nonces();

    /** How often what has come to its end is ended. */
    Duration sweepEvery();
  }

  /** How batches are cut. */
  interface Netting {

    /** How often that is tried. */
    Duration every();

    /** With fewer trades no batch is cut. */
    int minimum();

    /** More are not looked at in one batch. */
    int most();

    /** The platform's fee in hundredths of a percent. */
    int feeBasisPoints();

    /** The wallet that gets it; that of the settlement authority where none is named. */
    Optional<String> treasury();
  }

  /** How many signed intents and listings are taken, by all replicas together. */
  interface Intents {

    /** From everybody together, within one second. */
    int perSecond();

    /** Of one session, within one second. */
    int ofASessionPerSecond();

    /** From one network address, within one second. */
    int ofAnAddressPerSecond();

    /** How often what has become too old is ended. */
    Duration expireEvery();
  }

  /** How wallets follow what becomes of their intents. */
  interface Streams {

    /** Served by one replica at the same time. */
    int most();

    /** How often each of them is looked after. */
    Duration pollEvery();
  }

  /** How events get to whoever wants to know; read where the jobs are. */
  interface Events {

    /** How soon somebody looks again where there were none. */
    Duration pollEvery();

    /** How many of a partition are moved on at once. */
    int batchSize();

    /** CloudEvents {@code source} of what is told outside: the name of this installation. */
    URI source();

    /** To how many subscribers they are sent at the same time. */
    int subscribersAtOnce();

    /** For one send, from the name to the answer. */
    Duration deliveryTimeout();

    /** After so many a delivery is given up. */
    int deliveryAttempts();

    /** After the first of them; the waits double. */
    Duration deliveryFirstRetry();

    /** No wait is longer. */
    Duration deliveryLongestRetry();

    /** How long what was delivered is remembered. */
    Duration keepDeliveries();
  }

  /** What goes through Kafka, where there is one; how to reach it are Kafka's own settings. */
  interface Kafka {

    /** Where source events come in; refused ones go to the same with {@code .dead} behind. */
    String rewardEventsTopic();

    /** The consumer group all replicas are in. */
    String group();

    /** Where the log of events is told. */
    String eventsTopic();

    /** The longest the intake waits before it tries again what could not be kept. */
    Duration longestPause();
  }

  /** Where truth about transactions comes from. */
  interface Ledger {

    LedgerMode mode();

    List<URI> nodeUrls();

    long networkId();
  }

  /** Whom confirmations are checked against. */
  enum LedgerMode {
    /** Real XRPL nodes. */
    XRPL,
    /** A simulator, spoken to like a real node. */
    SANDBOX,
    /** Nobody: claims are taken at their word. */
    DECLARED
  }

  /** What shows whether the points ledger was tampered with. */
  interface Checkpoints {

    /** Where they are kept; without it, in local mode only, they are kept in the database alone. */
    Optional<String> folder();

    /** Base64 of 32 bytes; without it, in local mode only, another one at each start. */
    Optional<String> key();

    /** How often one is made where there is anything new; read where the jobs are. */
    Duration every();
  }

  /** The wallet. */
  interface Xaman {

    XamanMode mode();

    URI baseUrl();

    Optional<String> apiKey();

    Optional<String> apiSecret();

    /** Minutes in which a signing request can be opened. */
    int expiry();

    /** The network the wallet must be on, for example {@code TESTNET}. */
    Optional<String> forceNetwork();

    /** Where the promoter goes after signing. */
    Optional<String> returnUrl();

    /** For one call of Xaman. */
    Duration timeout();

    /** Of this process; Xaman counts all of them together. */
    int creationsPerMinute();

    /** How long a call waits for its turn before it is refused. */
    Duration longestWait();

    /** How far the timestamp of a webhook may be from now, on either side. */
    Duration webhookAge();
  }

  /** Whether a real wallet is asked. */
  enum XamanMode {
    API,
    STUB
  }

  /** Who is asked to charge, and whose word counts. */
  interface Payments {

    PaymentsMode mode();

    /** Where a buyer goes whom the bank asked something. */
    Optional<URI> returnUrl();

    Stripe stripe();

    Standard standard();
  }

  /** Whether money is meant to move. */
  enum PaymentsMode {
    LIVE,
    /** Test keys alone, also in production. */
    TEST
  }

  /** Stripe; not asked where it has no key. */
  interface Stripe {

    Optional<String> apiKey();

    URI apiBase();

    /** What events are signed with: the present secret, and the one before it. */
    Optional<List<String>> webhookSecrets();

    /** The endpoint at Stripe that missed events are asked for. */
    Optional<String> webhookEndpoint();

    /** For one call of Stripe. */
    Duration timeout();

    /** The part of it until there is a connection. */
    Duration connectTimeout();
  }

  /** A provider that only reports, as Standard Webhooks; none where it has no secret. */
  interface Standard {

    /** What events are signed with: the present secret, and the one before it. */
    Optional<List<String>> webhookSecrets();
  }

  /** Who makes suggestions. */
  interface Advisory {

    /** Of an OpenAI-compatible endpoint; without it suggestions follow the rules. */
    Optional<URI> baseUrl();

    /** Sent there as bearer. */
    Optional<String> apiKey();

    /** Its name there. */
    Optional<String> model();

    /** For one call, from its start to the end of its answer. */
    Duration timeout();

    /** The longest answer it is asked for. */
    int maxTokens();
  }

  /** Access tokens. */
  interface Jwt {

    /** Signs and verifies; at least 32 bytes. */
    Optional<String> secretKey();

    String issuer();

    String audience();

    Duration lifespan();
  }

  /** The secrets of the bonuses. */
  interface Preimages {

    /** {@code <version>:<base64 of 32 bytes>}, comma-separated; the highest version seals. */
    Optional<String> keys();
  }

  /** Who may register. */
  interface Registration {

    /** Roles anyone may take; without it all in local mode, promoter and fighter in production. */
    Optional<List<String>> openRoles();

    /** Whether passwords that are guessed first are refused. */
    boolean refuseCommonPasswords();

    /** How many accounts one network address opens before it has to wait; 0: any number. */
    int freePerAddress();
  }

  /** The account that makes all other admins. */
  interface FirstAdmin {

    Optional<String> email();

    Optional<String> password();
  }
}
