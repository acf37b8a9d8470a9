package io.ringledger.local.chaos;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.local.demo.ApiClient;
import io.ringledger.local.demo.Json;
import io.ringledger.local.demo.LedgerClient;
import io.ringledger.local.demo.Person;
import io.ringledger.local.demo.Wallet;
import io.ringledger.local.demo.Wallet.KeyKind;
import java.util.UUID;

/** The people of one promotion and their wallets. Only the promoter's wallet ever signs. */
record Crew(
    Person promoter,
    Person admin,
    Person fighterA,
    Person fighterB,
    Wallet promoterWallet,
    String addressA,
    String addressB) {

  /** Enough for more bouts than a campaign can have. */
  static final long PROMOTER_DROPS = 1_000_000_000_000L;

  static final long FIGHTER_DROPS = 20_000_000L;

  /** Registers everyone and fills their wallets. */
  static Crew assemble(ApiClient api, LedgerClient ledger, KeyKind keys)
      throws InterruptedException {
    Crew crew =
        new Crew(
            join(api, "promoter"),
            join(api, "admin"),
            join(api, "fighter"),
            join(api, "fighter"),
            Wallet.generate(keys),
            Wallet.generate(KeyKind.ED25519).address(),
            Wallet.generate(KeyKind.SECP256K1).address());
    ledger.fund(crew.promoterWallet().address(), PROMOTER_DROPS);
    ledger.fund(crew.addressA(), FIGHTER_DROPS);
    ledger.fund(crew.addressB(), FIGHTER_DROPS);
    profile(api, crew.fighterA(), crew.addressA());
    profile(api, crew.fighterB(), crew.addressB());
    return crew;
  }

  private static Person join(ApiClient api, String role) throws InterruptedException {
    String email = UUID.randomUUID() + "@example.com";
    return Person.join(api, role, email, UUID.randomUUID().toString(), role);
  }

  private static void profile(ApiClient api, Person fighter, String address)
      throws InterruptedException {
    ObjectNode profile = Json.object();
    profile.put("display_name", "Fighter");
    profile.put("xrpl_address", address);
    api.put("/fighters/me", fighter.bearer(), profile).expect(200);
  }
}
