package io.ringledger.bouts.application.planted;

import org.junit.jupiter.api.Tag;

/** Wears an annotation of a framework. */
@Tag("planted")
public final class UsesFramework {}
