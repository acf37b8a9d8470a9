package io.ringledger.sites.rest.request;

import jakarta.validation.constraints.NotNull;

/** Whether visitors are let in. */
public record OpenSiteRequest(@NotNull(message = "must be given") Boolean open) {}
