package io.ringledger.shared.persistence.undo;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** All that a schema is made of, as PostgreSQL's catalogue has it; not what is in its tables. */
record Catalogue(Map<String, Item> items) {

  /**
   * A part of the schema.
   *
   * @param kind what it is, such as a table or a trigger
   * @param table what it belongs to; empty where to no table
   * @param definition everything about it but its name
   * @param columns of the table that it speaks of
   */
  record Item(String kind, String table, String definition, Set<String> columns) {}

  private static final String ITEMS =
      """
      with here as (select * from pg_namespace where nspname = current_schema()),
      relation as (select c.* from pg_class c join here on here.oid = c.relnamespace
        where c.relname <> 'flyway_schema_history'
          and not exists (select from pg_index i join pg_class h on h.oid = i.indrelid
            where i.indexrelid = c.oid and h.relname = 'flyway_schema_history')),
      attribute as (select a.*, r.relname, r.relkind from pg_attribute a
        join relation r on r.oid = a.attrelid
        where a.attnum > 0 and not a.attisdropped and r.relkind in ('r', 'p', 'v', 'm'))
      select 'table', relname, '', concat(relkind, ' of ', relowner::regrole, ' ', reloptions,
        relrowsecurity, relforcerowsecurity, pg_get_viewdef(oid)), '{}'::text[]
      from relation where relkind in ('r', 'p', 'v', 'm', 'S')
      union all
      select 'column', relname, attname, concat(format_type(atttypid, atttypmod),
        case when attnotnull then ' not null' end,
        ' default ' || pg_get_expr(d.adbin, d.adrelid), attidentity, attgenerated),
        array[attname::text]
      from attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      union all
      select 'constraint', r.relname, conname, concat(pg_get_constraintdef(k.oid), convalidated),
        array(select a.attname::text from pg_attribute a
          where a.attrelid = k.conrelid and a.attnum = any (k.conkey))
      from pg_constraint k join relation r on r.oid = k.conrelid where contype <> 'n'
      union all
      select case when indisunique then 'unique index' else 'index' end, r.relname, x.relname,
        concat(pg_get_indexdef(i.indexrelid), indisvalid),
        array(select a.attname::text from pg_attribute a
          where a.attrelid = i.indrelid and a.attnum = any (i.indkey))
      from pg_index i join relation r on r.oid = i.indrelid join pg_class x on x.oid = i.indexrelid
      where not exists (select from pg_constraint k
        where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
      union all
      select 'trigger', r.relname, tgname, concat(pg_get_triggerdef(t.oid), ' ', tgenabled), '{}'
      from pg_trigger t join relation r on r.oid = t.tgrelid where not tgisinternal
      union all
      select 'policy', r.relname, polname, concat(polcmd, pg_get_expr(polqual, polrelid),
        pg_get_expr(polwithcheck, polrelid)), '{}'
      from pg_policy p join relation r on r.oid = p.polrelid
      union all
      select 'function', '', p.oid::regprocedure::text,
        concat(pg_get_functiondef(p.oid), proowner::regrole), '{}'
      from pg_proc p join here on here.oid = p.pronamespace where p.prokind in ('f', 'p')
      union all
      select 'type', '', typname, concat(typtype, array(select enumlabel::text from pg_enum e
        where e.enumtypid = t.oid order by enumsortorder)), '{}'
      from pg_type t join here on here.oid = t.typnamespace where typtype in ('d', 'e')
      union all
      select 'grant', relname, concat(privilege_type, ' to ', grantee::regrole),
        concat('by ', grantor::regrole, is_grantable), '{}'
      from relation, aclexplode(coalesce(relacl, acldefault(
        (case relkind when 'S' then 's' else 'r' end)::"char", relowner)))
      where relkind in ('r', 'p', 'v', 'm', 'S')
      union all
      select 'grant', relname, concat(privilege_type, ' on ', attname, ' to ', grantee::regrole),
        concat('by ', grantor::regrole, is_grantable), '{}'
      from attribute, aclexplode(attacl)
      union all
      -- Of Flyway's own table only what others may do with it is ours.
      select 'grant', h.relname, concat(privilege_type, ' on ', attname, ' to ', grantee::regrole),
        concat('by ', grantor::regrole, is_grantable), '{}'
      from pg_class h join here on here.oid = h.relnamespace
        join pg_attribute a on a.attrelid = h.oid, aclexplode(attacl)
      where h.relname = 'flyway_schema_history'
      union all
      select 'grant', '', concat(privilege_type, ' on schema to ', grantee::regrole),
        concat('by ', grantor::regrole, is_grantable), '{}'
      from here, aclexplode(coalesce(nspacl, acldefault('n', nspowner)))
      union all
      select 'grant', '', concat(privilege_type, ' on ', p.oid::regprocedure, ' to ', grantee::regrole),
        concat('by ', grantor::regrole, is_grantable), '{}'
      from pg_proc p join here on here.oid = p.pronamespace,
        aclexplode(coalesce(proacl, acldefault('f', proowner)))
      union all
      select 'default grant', '', concat(defaclrole::regrole, ' ', defaclobjtype),
        defaclacl::text, '{}'
      from pg_default_acl
      union all
      select 'extension', '', extname, extversion, '{}' from pg_extension
      """;

  /** What is there now. */
  static Catalogue of(Connection connection) throws SQLException {
    Map<String, Item> items = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(ITEMS)) {
      while (row.next()) {
        String table = row.getString(2);
        String name = row.getString(3);
        String key =
            row.getString(1) + " " + table + (table.isEmpty() || name.isEmpty() ? "" : ".") + name;
        items.put(
            key,
            new Item(
                row.getString(1),
                table,
                row.getString(4),
                Set.of((String[]) row.getArray(5).getArray())));
      }
    }
    return new Catalogue(items);
  }

  boolean hasTable(String name) {
    return items.containsKey("table " + name);
  }

  boolean hasColumn(String table, String name) {
    return items.containsKey("column " + table + "." + name);
  }
}
