package io.ringledger.advisory.application;

import io.ringledger.advisory.application.outbound.AiFlags;
import io.ringledger.advisory.domain.AiFlag;
import io.ringledger.shared.application.sites.SiteCaller;
import io.ringledger.shared.application.sites.SiteScope;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.UserId;
import java.util.Map;

/** {@inheritDoc} */
public final class AiSwitchUseCase implements AiSwitch {

  private static final String TURN = "ai_enabled.set";

  private final AdvisoryPorts ports;
  private final SiteScope scope;
  private final AiFlags flags;
  private final AdvisoryHistory history;

  public AiSwitchUseCase(AdvisoryPorts ports) {
    this.ports = ports;
    this.scope = ports.scope();
    this.flags = ports.flags();
    this.history = ports.history();
  }

  @Override
  public Outcome<AiFlag> turn(SiteCaller caller, boolean enabled) {
    return SuggestionGates.config(caller)
        .map(admin -> scope.within(caller.site(), () -> turned(caller, admin.user(), enabled)));
  }

  private AiFlag turned(SiteCaller caller, UserId by, boolean enabled) {
    AiFlag before = flags.lock(caller.site());
    AiFlag after = before.turned(enabled, by, ports.now());
    if (after.version() != before.version()) {
      flags.add(after);
      history.write(
          caller,
          AdvisoryHistory.chainOf(caller.site()),
          TURN,
          Map.of("enabled", Boolean.toString(enabled)),
          Outcome.success(after),
          flag -> Map.of("version", Integer.toString(flag.version())));
    }
    return after;
  }

  @Override
  public Outcome<AiFlag> read(SiteCaller caller) {
    return SuggestionGates.entry(caller)
        .map(_ -> scope.within(caller.site(), () -> flags.current(caller.site())));
  }
}
