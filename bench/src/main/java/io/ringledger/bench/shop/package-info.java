/** Orders and gateways' events per second, beside the same rows written in SQL. */
@NullMarked
package io.ringledger.bench.shop;

import org.jspecify.annotations.NullMarked;
