/** Registration and login, and what they need from the outside. */
@NullMarked
package io.ringledger.identity.application;

import org.jspecify.annotations.NullMarked;
