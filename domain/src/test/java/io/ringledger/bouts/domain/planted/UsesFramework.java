package io.ringledger.bouts.domain.planted;

import org.junit.jupiter.api.Tag;

/** Wears an annotation of a framework. */
@Tag("planted")
public final class UsesFramework {}
