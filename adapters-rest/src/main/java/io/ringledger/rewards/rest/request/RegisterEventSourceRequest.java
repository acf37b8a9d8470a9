package io.ringledger.rewards.rest.request;

import io.ringledger.rewards.application.sources.EventSources.Registration;
import io.ringledger.rewards.domain.sources.EventSource;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;

/** A system that may send events from now on. */
public record RegisterEventSourceRequest(
    @NotNull(message = Texts.GIVEN) @SourceText(SourceText.Part.OUTSIDE_URI) String source,
    @NotNull(message = Texts.GIVEN) @SourceText(SourceText.Part.NAME) String name,
    @NotNull(message = Texts.GIVEN) @Size(max = EventSource.MAX_TYPES, message = Texts.TYPES)
        List<@NotNull(message = Texts.GIVEN) @SourceText(SourceText.Part.TYPE) String> types) {

  /** What is asked for. */
  public Registration registration() {
    return new Registration(source, name, Set.copyOf(types));
  }
}
