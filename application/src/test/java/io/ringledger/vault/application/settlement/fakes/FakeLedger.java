package io.ringledger.vault.application.settlement.fakes;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.vault.application.settlement.outbound.SettlementLedger;
import io.ringledger.vault.domain.ChannelId;
import io.ringledger.vault.domain.settlement.Attempt;
import io.ringledger.vault.domain.settlement.AttemptFate;
import io.ringledger.vault.domain.settlement.ChannelWord;
import io.ringledger.vault.domain.settlement.Leg;
import io.ringledger.vault.domain.settlement.LegKind;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A ledger in memory with the rules that settlement depends on: tickets and sequence numbers are
 * spent once, a transaction comes in one ledger up to its last or never, a {@code tec} costs its
 * fee and its ticket, a claim after the channel's end closes it and pays nothing. What goes wrong
 * with it is switched on by tests.
 */
public final class FakeLedger implements SettlementLedger {

  public static final long FEE = 10;

  private record Signed(Attempt attempt, Leg leg, Content content) {}

  private final XrplAddress authority;
  private final InstantSource clock;
  private final Map<XrplAddress, Long> balances = new HashMap<>();
  private final Map<ChannelId, ChannelWord> channels = new HashMap<>();
  private final Map<XrplAddress, String> refusals = new HashMap<>();
  private final Set<Long> tickets = new HashSet<>();
  private final Map<String, Signed> signed = new LinkedHashMap<>();
  private final Map<String, Signed> pool = new LinkedHashMap<>();
  private final Map<TransactionHash, AttemptFate.Applied> applied = new LinkedHashMap<>();
  private final Map<UUID, List<TransactionHash>> successes = new HashMap<>();
  private long validated = 100;
  private long sequence = 5000;
  private long feesPaid;

  /** Asked before each call; may throw, or answer a reason to be silent. */
  public Function<String, Optional<String>> mood = _ -> Optional.empty();

  /** Called after each call has had its effect; may throw. */
  public Runnable afterCall = () -> {};

  /** Whether what is submitted reaches the ledger. */
  public boolean loses;

  /** Whether a submit is answered with silence although it has reached the ledger. */
  public boolean dropsAnswers;

  /** What a node says of fates instead of the truth. */
  public UnaryOperator<AttemptFate> tongue = UnaryOperator.identity();

  public FakeLedger(XrplAddress authority, InstantSource clock) {
    this.authority = authority;
    this.clock = clock;
    balances.put(authority, 1_000_000_000L);
  }

  // ---------------------------------------------------------------- what tests arrange and see

  public void open(ChannelId id, ChannelWord channel) {
    channels.put(id, channel);
  }

  public void closeChannel(ChannelId id) {
    channels.remove(id);
  }

  public Optional<ChannelWord> channel(ChannelId id) {
    return Optional.ofNullable(channels.get(id));
  }

  /** Payments to that account, and claims on its channels, end so; with none no more. */
  public void refuse(XrplAddress account, Optional<String> code) {
    code.ifPresentOrElse(said -> refusals.put(account, said), () -> refusals.remove(account));
  }

  public long balance(XrplAddress account) {
    return balances.getOrDefault(account, 0L);
  }

  public long feesPaid() {
    return feesPaid;
  }

  public long validated() {
    return validated;
  }

  /** Successful transactions of a leg: never more than one. */
  public int successes(Leg leg) {
    return successes.getOrDefault(leg.id().value(), List.of()).size();
  }

  /** The most there were for any leg that does more than making tickets. */
  public int mostSuccesses() {
    return successes.values().stream().mapToInt(List::size).max().orElse(0);
  }

  /** Somebody else uses the account's tickets. */
  public void spendAllTickets() {
    tickets.clear();
  }

  /** The account has used up all sequence numbers before that one. */
  public void beginAt(long first) {
    sequence = first;
  }

  /** Somebody else uses the account's sequence number. */
  public void spendSequence() {
    sequence++;
  }

  /** So many ledgers are validated. */
  public synchronized void close(int ledgers) {
    for (int i = 0; i < ledgers; i++) {
      validated++;
      new ArrayList<>(pool.values()).forEach(this::apply);
    }
  }

  private void apply(Signed one) {
    Attempt attempt = one.attempt();
    if (attempt.lastLedger() < validated) {
      pool.remove(attempt.blob());
      return;
    }
    boolean hasPlace =
        one.content() instanceof Content.Tickets
            ? sequence == attempt.place()
            : tickets.remove(attempt.place());
    pool.remove(attempt.blob());
    if (!hasPlace) {
      return;
    }
    balances.merge(authority, -FEE, Long::sum);
    feesPaid += FEE;
    AttemptFate.Applied fate = effect(one);
    applied.put(attempt.hash(), fate);
    // Tickets that are made once more cost their reserve and move no cash.
    if (fate.result().equals("tesSUCCESS") && one.leg().terms().kind() != LegKind.TICKETS) {
      successes.computeIfAbsent(one.leg().id().value(), _ -> new ArrayList<>()).add(attempt.hash());
    }
  }

  private AttemptFate.Applied effect(Signed one) {
    return switch (one.content()) {
      case Content.Tickets(var count) -> {
        for (int i = 1; i <= count; i++) {
          tickets.add(sequence + i);
        }
        sequence += count + 1L;
        yield said("tesSUCCESS");
      }
      case Content.Anchor _ -> said("tesSUCCESS");
      case Content.Claim(var debit, var target) -> claim(debit.channel(), target);
      case Content.Pay(var destination, var drops) -> pay(destination, drops);
    };
  }

  private AttemptFate.Applied claim(ChannelId id, Drops target) {
    ChannelWord channel = channels.get(id);
    if (channel == null) {
      return said("tecNO_TARGET");
    }
    String refusal = refusals.get(channel.source());
    if (refusal != null) {
      return said(refusal);
    }
    if (channel.closesAt().filter(end -> !clock.instant().isBefore(end)).isPresent()) {
      channels.remove(id);
      return new AttemptFate.Applied(
          validated, "tesSUCCESS", OptionalLong.of(channel.balance().value()));
    }
    if (target.compareTo(channel.amount()) > 0 || target.compareTo(channel.balance()) <= 0) {
      return said("tecUNFUNDED_PAYMENT");
    }
    balances.merge(authority, target.minus(channel.balance()).value(), Long::sum);
    channels.put(
        id,
        new ChannelWord(
            channel.source(),
            channel.destination(),
            channel.key(),
            channel.amount(),
            target,
            channel.closesAt()));
    return new AttemptFate.Applied(validated, "tesSUCCESS", OptionalLong.of(target.value()));
  }

  private AttemptFate.Applied pay(XrplAddress destination, Drops drops) {
    String refusal = refusals.get(destination);
    if (refusal != null) {
      return said(refusal);
    }
    if (balance(authority) < drops.value()) {
      return said("tecUNFUNDED_PAYMENT");
    }
    balances.merge(authority, -drops.value(), Long::sum);
    balances.merge(destination, drops.value(), Long::sum);
    return said("tesSUCCESS");
  }

  private AttemptFate.Applied said(String code) {
    return new AttemptFate.Applied(validated, code, OptionalLong.empty());
  }

  // ---------------------------------------------------------------- the port

  private synchronized <T> Answer<T> answered(String call, Function<String, T> answer) {
    Optional<String> silence = mood.apply(call);
    if (silence.isPresent()) {
      return new Answer.Silent<>(silence.get());
    }
    T told = answer.apply(call);
    afterCall.run();
    return new Answer.Told<>(told);
  }

  @Override
  public Answer<Standing> standing() {
    return answered(
        "standing", _ -> new Standing(validated, clock.instant(), new Drops(FEE), sequence));
  }

  @Override
  public Answer<Channels> channels(Collection<ChannelId> ids) {
    return answered(
        "channels",
        _ -> {
          Map<ChannelId, ChannelWord> found = new HashMap<>(channels);
          found.keySet().retainAll(Set.copyOf(ids));
          return new Channels(clock.instant(), found);
        });
  }

  @Override
  public Answer<Attempt> sign(Leg leg, Content content, Standing standing) {
    return answered(
        "sign",
        _ -> {
          String blob =
              "%s|%d|%d|%s"
                  .formatted(
                      leg.id(), leg.place().orElseThrow(), standing.ledger(), content.hashCode());
          Attempt attempt =
              new Attempt(
                  leg.id(),
                  new TransactionHash(hash(blob)),
                  leg.place().orElseThrow(),
                  blob,
                  standing.ledger(),
                  standing.ledger() + SPAN);
          signed.put(blob, new Signed(attempt, leg, content));
          return attempt;
        });
  }

  private static String hash(String text) {
    String hex = HexFormat.of().formatHex(text.getBytes(UTF_8));
    return (UUID.nameUUIDFromBytes(hex.getBytes(UTF_8)).toString()
            + UUID.nameUUIDFromBytes(text.getBytes(UTF_8)))
        .replace("-", "");
  }

  @Override
  public Answer<String> submit(Attempt attempt) {
    Answer<String> answer =
        answered(
            "submit",
            _ -> {
              if (applied.containsKey(attempt.hash())) {
                return "tefALREADY";
              }
              if (attempt.lastLedger() <= validated) {
                return "tefMAX_LEDGER";
              }
              Signed known = signed.get(attempt.blob());
              if (known == null) {
                return "temMALFORMED";
              }
              if (!loses) {
                pool.putIfAbsent(attempt.blob(), known);
              }
              return "tesSUCCESS";
            });
    return dropsAnswers ? new Answer.Silent<>("no answer in time") : answer;
  }

  @Override
  public Answer<AttemptFate> fate(Attempt attempt) {
    return answered("fate", _ -> tongue.apply(truth(attempt)));
  }

  private AttemptFate truth(Attempt attempt) {
    AttemptFate.Applied known = applied.get(attempt.hash());
    if (known != null) {
      return known;
    }
    if (attempt.lastLedger() < validated) {
      return new AttemptFate.Never(false, "its last ledger has passed without it");
    }
    Signed one = signed.get(attempt.blob());
    boolean isTickets = one != null && one.leg().terms().kind() == LegKind.TICKETS;
    boolean placeLeft = isTickets ? sequence <= attempt.place() : tickets.contains(attempt.place());
    return placeLeft
        ? new AttemptFate.Open()
        : new AttemptFate.Never(true, "something else has used its place");
  }
}
