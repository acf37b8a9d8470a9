package io.ringledger.vault.persistence.market;

import io.ringledger.shared.domain.UserId;
import io.ringledger.shared.persistence.SetSql;
import io.ringledger.shared.persistence.Storable;
import io.ringledger.vault.application.outbound.ItemRegister;
import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.market.Item;
import io.ringledger.vault.domain.market.ItemStanding;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Items and who has them, in two tables. */
@ApplicationScoped
public class JdbcItemRegister implements ItemRegister {

  /** In the order of ids, so that two that add the same wait in a line and never in a ring. */
  private static final String ADD =
      """
      with incoming as materialized (
        select * from unnest(?::text[], ?::text[], ?::integer[], ?::text[])
          as n (item_id, owner, basis_points, royalty_wallet)
      ), added as (
        insert into items (item_id, first_owner, royalty_basis_points, royalty_wallet,
          registered_by, registered_at)
        select item_id, owner, basis_points, royalty_wallet, ?, ? from incoming order by item_id
        on conflict (item_id) do nothing
        returning item_id, first_owner, registered_at
      ), owned as (
        insert into item_ownership (item_id, owner, changed_at)
        select item_id, first_owner, registered_at from added
      )
      select item_id from added
      """;

  private static final String FIND =
      """
      select i.item_id, i.first_owner, i.royalty_basis_points, i.royalty_wallet, o.owner, o.since,
        o.batch, o.changed_at
      from item_ownership o join items i on i.item_id = o.item_id where o.item_id = any (?)
      """;

  private static final String LOCK = FIND + " order by o.item_id for no key update of o";

  private final SetSql sql;

  JdbcItemRegister(SetSql sql) {
    this.sql = sql;
  }

  @Override
  public Map<ItemId, Item> add(List<Item> items, UserId by, Instant at) {
    Set<ItemId> added =
        new HashSet<>(
            sql.list(
                ADD,
                open ->
                    open.set("text", items, item -> item.id().value())
                        .set("text", items, item -> item.firstOwner().value())
                        .set("int4", items, Item::royaltyBasisPoints)
                        .set(
                            "text",
                            items,
                            item -> item.royaltyWallet().map(WalletAddress::value).orElse(null))
                        .set(by.value())
                        .set(Storable.moment(at)),
                row -> new ItemId(row.getString("item_id"))));
    List<ItemId> rest = items.stream().map(Item::id).filter(id -> !added.contains(id)).toList();
    Map<ItemId, Item> before = new HashMap<>();
    find(rest).forEach((id, standing) -> before.put(id, standing.item()));
    return before;
  }

  @Override
  public Map<ItemId, ItemStanding> find(Collection<ItemId> ids) {
    return read(FIND, ids);
  }

  @Override
  public Map<ItemId, ItemStanding> lock(Collection<ItemId> ids) {
    return read(LOCK, ids);
  }

  private Map<ItemId, ItemStanding> read(String question, Collection<ItemId> ids) {
    Map<ItemId, ItemStanding> found = new HashMap<>();
    if (!ids.isEmpty()) {
      sql.each(
          question,
          open -> open.set("text", ids, ItemId::value),
          row -> {
            ItemStanding standing = standing(row);
            found.put(standing.item().id(), standing);
          });
    }
    return found;
  }

  private static ItemStanding standing(ResultSet row) throws SQLException {
    return new ItemStanding(
        new Item(
            new ItemId(row.getString("item_id")),
            new WalletAddress(row.getString("first_owner")),
            row.getInt("royalty_basis_points"),
            SetSql.perhapsText(row, "royalty_wallet").map(WalletAddress::new)),
        new WalletAddress(row.getString("owner")),
        batch(row, "since"),
        batch(row, "batch"),
        SetSql.moment(row, "changed_at"));
  }

  /** The number of a batch that may be null. */
  static Optional<BatchNumber> batch(ResultSet row, String column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(new BatchNumber(number));
  }
}
