package io.ringledger.app.observation;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Which traces are kept. A share of the requests and of the jobs' runs, and whatever belongs to
 * them; a client's traceparent has no say in it. What has no beginning, such as the question for
 * due jobs each second or the statements of a probe, is never kept.
 */
@Singleton
class Sampling {

  @Produces
  @Singleton
  Sampler sampler(@ConfigProperty(name = "quarkus.otel.traces.sampler.arg") double share) {
    Sampler beginnings = new Beginnings(Sampler.traceIdRatioBased(share));
    return Sampler.parentBasedBuilder(beginnings)
        .setRemoteParentSampled(beginnings)
        .setRemoteParentNotSampled(beginnings)
        .build();
  }

  /** Requests and runs of jobs. */
  private record Beginnings(Sampler share) implements Sampler {

    @Override
    public SamplingResult shouldSample(
        Context parent,
        String traceId,
        String name,
        SpanKind kind,
        Attributes attributes,
        List<LinkData> links) {
      return switch (kind) {
        case SERVER, CONSUMER -> share.shouldSample(parent, traceId, name, kind, attributes, links);
        case CLIENT, PRODUCER, INTERNAL -> SamplingResult.drop();
      };
    }

    @Override
    public String getDescription() {
      return "requests and jobs, " + share.getDescription();
    }
  }
}
