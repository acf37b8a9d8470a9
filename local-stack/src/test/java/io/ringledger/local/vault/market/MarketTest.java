package io.ringledger.local.vault.market;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.local.demo.Wallet;
import io.ringledger.local.demo.Wallet.KeyKind;
import io.ringledger.local.vault.client.Ed25519;
import io.ringledger.local.vault.client.Signatory;
import io.ringledger.local.vault.client.Trader;
import io.ringledger.local.vault.client.Trader.Session;
import io.ringledger.local.vault.model.Books;
import io.ringledger.local.vault.model.Books.Royalty;
import io.ringledger.shared.domain.Drops;
import io.ringledger.vault.domain.IntentId;
import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.Sha256;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.netting.FeeSchedule;
import io.ringledger.vault.domain.netting.Netting;
import io.ringledger.vault.domain.netting.NettingInput;
import io.ringledger.vault.domain.netting.NettingIntent;
import io.ringledger.vault.domain.netting.NettingResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the play expects of a round, against what netting makes of it. */
class MarketTest {

  private static final String TREASURY = Wallet.generate(KeyKind.ED25519).address();
  private static final int FEE = 250;
  private static final int ITEMS = 200;
  private static final long CAP = 3_000_000_000L;

  private final List<Trader> traders = IntStream.range(0, 7).mapToObj(MarketTest::funded).toList();
  private final Books books = new Books(FEE, TREASURY);
  private final Map<ItemId, io.ringledger.vault.domain.netting.Royalty> royalties = new HashMap<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void nettingMakesOfItWhatTheMarketExpects(long seed) {
    Map<ItemId, WalletAddress> owners = itemsOf();
    Set<String> limited = Set.of(traders.getLast().wallet());
    Market market = new Market(traders, limited, books, new SplittableRandom(seed));

    Round round = market.draw(600);

    List<Move> moves = round.moves();
    assertThat(moves).hasSizeBetween(300, 600);
    Map<Long, List<Move>> edges = edges(moves);
    NettingResult result = net(owners, edges);
    Map<Fate, Set<Move>> fates =
        Map.of(
            Fate.SETTLED, moves(result.applied(), edges),
            Fate.ALREADY_SOLD,
                moves(result.rejected().stream().map(each -> each.intent()).toList(), edges),
            Fate.WAITING, moves(result.carried(), edges));
    for (Move move : moves) {
      if (move.fate().isAccepted() && isInAnEdge(move, edges)) {
        assertThat(requireNonNull(fates.get(move.fate())).contains(move)).as("%s", move).isTrue();
      }
    }
    assertThat(deltas(result)).isEqualTo(books.deltas());
    result
        .items()
        .forEach(
            item ->
                assertThat(books.owner(item.item().value())).isEqualTo(item.finalOwner().value()));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void whatIsBusyIsLeftAloneUntilItIsSettled(long seed) {
    itemsOf();
    Market market = new Market(traders, Set.of(), books, new SplittableRandom(seed));
    Set<String> first = items(market.draw(200));
    Set<String> second = items(market.draw(200));
    assertThat(first).isNotEmpty();
    assertThat(second).isNotEmpty().doesNotContainAnyElementsOf(first);
    market.settled();
    assertThat(items(market.draw(600))).containsAnyElementsOf(first);
  }

  private Map<ItemId, WalletAddress> itemsOf() {
    Map<ItemId, WalletAddress> owners = new HashMap<>();
    for (int i = 0; i < ITEMS; i++) {
      String owner = traders.get(i % traders.size()).wallet();
      String item = "item-" + i;
      owners.put(id(item), wallet(owner));
      if (i % 3 == 0) {
        String artist = traders.getFirst().wallet();
        books.register(item, owner, new Royalty(500, artist));
        royalties.put(
            id(item), new io.ringledger.vault.domain.netting.Royalty(500, wallet(artist)));
      } else {
        books.register(item, owner);
      }
    }
    return owners;
  }

  private NettingResult net(Map<ItemId, WalletAddress> owners, Map<Long, List<Move>> edges) {
    List<NettingIntent> intents = new ArrayList<>();
    edges.forEach(
        (sequence, moves) -> {
          Move move = moves.getFirst();
          intents.add(
              new NettingIntent(
                  sequence,
                  new IntentId(new UUID(7L << 12, sequence)),
                  Sha256.ZERO,
                  id(move.item()),
                  wallet(move.from()),
                  wallet(move.to()),
                  move.drops()));
        });
    Map<WalletAddress, Drops> funds =
        traders.stream().collect(Collectors.toMap(t -> wallet(t.wallet()), _ -> new Drops(CAP)));
    return Netting.net(
        new NettingInput(
            owners, funds, new FeeSchedule(FEE, wallet(TREASURY), royalties), intents));
  }

  /** By the place of the later one: pairs that were accepted, and purchases. */
  private static Map<Long, List<Move>> edges(List<Move> moves) {
    Map<Long, List<Move>> edges = new HashMap<>();
    Map<String, Move> alone = new HashMap<>();
    for (int i = 0; i < moves.size(); i++) {
      Move move = moves.get(i);
      long sequence = i + 1L;
      if (!move.fate().isAccepted()) {
        continue;
      }
      if (move.action().equals("BUY_NOW")) {
        edges.put(sequence, List.of(move));
        continue;
      }
      String terms =
          String.join(" ", move.item(), move.from(), move.to(), Long.toString(move.drops()));
      Move other = alone.remove(terms);
      if (other == null) {
        alone.put(terms, move);
      } else {
        edges.put(sequence, List.of(move, other));
      }
    }
    return edges;
  }

  private static boolean isInAnEdge(Move move, Map<Long, List<Move>> edges) {
    return edges.values().stream().anyMatch(edge -> edge.contains(move));
  }

  private static Set<Move> moves(List<NettingIntent> intents, Map<Long, List<Move>> edges) {
    return intents.stream()
        .flatMap(intent -> requireNonNull(edges.get(intent.sequence())).stream())
        .collect(Collectors.toSet());
  }

  private static Map<String, Long> deltas(NettingResult result) {
    return result.wallets().stream()
        .collect(
            Collectors.toMap(position -> position.wallet().value(), position -> position.delta()));
  }

  private static Set<String> items(Round round) {
    return round.moves().stream().map(Move::item).collect(Collectors.toSet());
  }

  private static Trader funded(int number) {
    Wallet account = Wallet.generate(KeyKind.ED25519);
    Trader trader =
        number % 3 == 0
            ? new Trader(
                "S" + number, new Signatory.Solana(Ed25519.generate()), account, account.address())
            : Trader.ofTheLedger("X" + number, account);
    trader.adopt(new Session(UUID.randomUUID(), Ed25519.generate(), "", "", CAP, Instant.EPOCH));
    return trader;
  }

  private static ItemId id(String item) {
    return ItemId.parse(item).orElseThrow();
  }

  private static WalletAddress wallet(String address) {
    return WalletAddress.parse(address).orElseThrow();
  }
}
