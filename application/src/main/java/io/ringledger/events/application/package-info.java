/** Use cases around subscribers outside: who they are, and having them told. */
@NullMarked
package io.ringledger.events.application;

import org.jspecify.annotations.NullMarked;
