/** Puts together where published documents are kept for everybody. */
@NullMarked
package io.ringledger.app.documents;

import org.jspecify.annotations.NullMarked;
