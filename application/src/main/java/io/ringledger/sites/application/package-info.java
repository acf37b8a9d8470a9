/** Opening sites, naming their admins, and telling who somebody is on a site. */
@NullMarked
package io.ringledger.sites.application;

import org.jspecify.annotations.NullMarked;
