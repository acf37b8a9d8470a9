package io.ringledger.identity.security;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.ringledger.shared.domain.Role;
import io.ringledger.shared.domain.UserId;
import io.ringledger.shared.rest.CallerProvider;
import io.ringledger.shared.rest.LogFields;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.MDC;

/**
 * Reads from a verified token whom it stands for. The role claim alone decides what is allowed; a
 * token whose claims do not make sense is as bad as one with a wrong signature.
 */
@ApplicationScoped
public class AccountIdentities implements SecurityIdentityAugmentor {

  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final InstantSource clock;

  public AccountIdentities(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity, AuthenticationRequestContext context) {
    return identity.getPrincipal() instanceof JsonWebToken token
        ? Uni.createFrom().item(() -> accountOf(identity, token))
        : Uni.createFrom().item(identity);
  }

  private SecurityIdentity accountOf(SecurityIdentity identity, JsonWebToken token) {
    UserId user =
        Optional.ofNullable(token.getSubject())
            .filter(sub -> UUID_FORM.matcher(sub).matches())
            .map(UserId::of)
            .orElseThrow(() -> refused("sub"));
    Role role =
        Optional.ofNullable(token.<Object>getClaim(SmallRyeAccessTokens.ROLE))
            .map(Object::toString)
            .flatMap(Role::ofWire)
            .orElseThrow(() -> refused("role"));
    Instant issued = Instant.ofEpochSecond(token.getIssuedAtTime());
    if (issued.isAfter(clock.instant().plusSeconds(TokenVerification.CLOCK_SKEW_SECONDS))) {
      throw refused("iat");
    }
    MDC.put(LogFields.USER, user.toString());
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(token)
        .addCredentials(identity.getCredentials())
        .addAttributes(identity.getAttributes())
        .addRole(role.wire())
        .addAttribute(CallerProvider.USER, user)
        .addAttribute(CallerProvider.ROLE, role)
        .build();
  }

  private static AuthenticationFailedException refused(String claim) {
    return new AuthenticationFailedException("the claim " + claim + " makes no sense");
  }
}
