package io.ringledger.otherplanted.rest;

import io.ringledger.planted.rest.RowReadingResource;

/** Breaks a rule on purpose: a context that looks into another. */
public class NosyResource extends RowReadingResource {}
