/** What all HTTP resources share: problem documents, answers, field rules and who calls. */
@NullMarked
package io.ringledger.shared.rest;

import org.jspecify.annotations.NullMarked;
