package io.ringledger.bouts.persistence;

import static io.ringledger.bouts.domain.BoutFixtures.funded;
import static io.ringledger.bouts.domain.BoutFixtures.permitOf;
import static io.ringledger.bouts.domain.BoutFixtures.preimageOf;
import static io.ringledger.bouts.domain.BoutFixtures.withResult;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.bouts.application.contract.BonusPreimagesContract;
import io.ringledger.bouts.application.contract.FreshBouts;
import io.ringledger.bouts.application.outbound.BonusPreimages;
import io.ringledger.bouts.application.outbound.Bouts;
import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.Corner;
import io.ringledger.bouts.domain.EscrowId;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.domain.Preimage;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.persistence.EmbeddedDatabase;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import io.ringledger.shared.persistence.Keys;
import io.ringledger.shared.persistence.SealingKeys;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class AesGcmBonusPreimagesTest extends BonusPreimagesContract {

  private static final String FIRST = "1:" + Keys.base64(1);
  private static final String SECOND = "2:" + Keys.base64(2);

  @Inject BonusPreimages preimages;
  @Inject Bouts bouts;
  @Inject UnitOfWork unitOfWork;
  @Inject Session session;
  EmbeddedDatabase database;

  @Override
  protected BonusPreimages preimages() {
    return preimages;
  }

  @Override
  protected <T> T inUnitOfWork(Supplier<T> work) {
    return unitOfWork.execute(work);
  }

  @Override
  protected void givenBout(Bout known) {
    unitOfWork.run(() -> bouts.add(known));
  }

  @Test
  void anOldKeyStillOpensAfterANewOneSeals() {
    Bout old = aBoutSealedWith(FIRST);
    Bout young = aBoutSealedWith(FIRST + "," + SECOND);

    assertThat(keyVersionOf(old)).isEqualTo("1");
    assertThat(keyVersionOf(young)).isEqualTo("2");
    for (Bout bout : new Bout[] {old, young}) {
      assertThat(open(bout, FIRST + ", " + SECOND)).isEqualTo(preimageOf(bout.id(), Corner.A));
    }
  }

  @Test
  void aKeyThatIsGoneOpensNothingAndSaysWhichItWas() {
    Bout old = aBoutSealedWith(FIRST);

    assertThatThrownBy(() -> open(old, SECOND)).hasMessageContaining("preimage key 1");
  }

  @Test
  void anotherKeyOfTheSameVersionOpensNothing() {
    Bout bout = aBoutSealedWith(FIRST);

    assertThatThrownBy(() -> open(bout, "1:" + Keys.base64(3)))
        .hasMessageContaining("tampered with");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ciphertext = set_byte(ciphertext, 0, get_byte(ciphertext, 0) # 1)",
        "ciphertext = set_byte(ciphertext, 47, get_byte(ciphertext, 47) # 1)",
        "nonce = set_byte(nonce, 5, get_byte(nonce, 5) # 1)",
        "key_version = 2"
      })
  void anyChangeToTheRowIsNoticed(String change) {
    Bout bout = aBoutSealedWith(FIRST);
    asOwner("update escrow_preimages set " + change + " where escrow_id = '" + bonus(bout) + "'");

    assertThatThrownBy(() -> open(bout, FIRST + ",2:" + Keys.base64(1)))
        .hasMessageContaining("tampered with");
  }

  @Test
  void theSealedSecretOfAnotherEscrowIsNoticed() {
    Bout victim = aBoutSealedWith(FIRST);
    Bout source = aBoutSealedWith(FIRST);
    asOwner(
        """
        with taken as (delete from escrow_preimages where escrow_id = '%s' returning *)
        update escrow_preimages set nonce = taken.nonce, ciphertext = taken.ciphertext
        from taken where escrow_preimages.escrow_id = '%s'
        """
            .formatted(bonus(source), bonus(victim)));

    assertThatThrownBy(() -> open(victim, FIRST)).hasMessageContaining("tampered with");
  }

  @Test
  void theSecretIsNowhereInTheRow() {
    Bout bout = aBoutSealedWith(FIRST);
    String secret = HexFormat.of().formatHex(preimageOf(bout.id(), Corner.A).bytes());

    assertThat(ask("select encode(ciphertext, 'hex') || encode(nonce, 'hex')", bout))
        .doesNotContain(secret.substring(0, 16));
  }

  private Bout aBoutSealedWith(String keys) {
    Bout bout = FreshBouts.draft();
    unitOfWork.run(
        () -> {
          bouts.add(bout);
          with(keys).store(bonus(bout), preimageOf(bout.id(), Corner.A));
        });
    return bout;
  }

  private Preimage open(Bout bout, String keys) {
    return unitOfWork.execute(() -> with(keys).find(permitOf(withResult(funded(bout), Corner.A))));
  }

  private BonusPreimages with(String keys) {
    return new AesGcmBonusPreimages(session, SealingKeys.parse(keys));
  }

  private static EscrowId bonus(Bout bout) {
    return bout.escrow(EscrowKind.BONUS_A).id();
  }

  private String keyVersionOf(Bout bout) {
    return ask("select cast(key_version as text)", bout);
  }

  private String ask(String select, Bout bout) {
    try (var connection = database.connectAsOwner();
        var statement = connection.createStatement();
        var result =
            statement.executeQuery(
                select + " from escrow_preimages where escrow_id = '" + bonus(bout) + "'")) {
      result.next();
      return result.getString(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private void asOwner(String sql) {
    try (var connection = database.connectAsOwner();
        var statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isEqualTo(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
