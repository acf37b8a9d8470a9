/** Tries the exchange with a model on one that is slow, wrong, huge or hostile. */
@NullMarked
package io.ringledger.advisory.langchain;

import org.jspecify.annotations.NullMarked;
