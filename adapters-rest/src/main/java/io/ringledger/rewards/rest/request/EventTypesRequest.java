package io.ringledger.rewards.rest.request;

import io.ringledger.rewards.domain.sources.EventSource;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** What an event source may send from now on. */
public record EventTypesRequest(
    @NotNull(message = Texts.GIVEN) @Size(max = EventSource.MAX_TYPES, message = Texts.TYPES)
        List<@NotNull(message = Texts.GIVEN) @SourceText(SourceText.Part.TYPE) String> types) {}
