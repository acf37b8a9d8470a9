/** Suggestions by a model behind an OpenAI-compatible endpoint, whose every word is data. */
@NullMarked
package io.ringledger.advisory.langchain;

import org.jspecify.annotations.NullMarked;
