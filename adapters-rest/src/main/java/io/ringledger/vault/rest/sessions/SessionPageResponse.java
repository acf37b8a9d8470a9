package io.ringledger.vault.rest.sessions;

import io.ringledger.shared.application.Page;
import io.ringledger.shared.rest.Cursor;
import io.ringledger.vault.domain.SessionId;
import io.ringledger.vault.domain.session.SessionStanding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some sessions of a wallet, the newest first, and how to ask for the following ones. */
public record SessionPageResponse(List<SessionResponse> items, @Nullable String nextCursor) {

  static SessionPageResponse of(Page<SessionStanding, SessionId> page) {
    return new SessionPageResponse(
        page.items().stream().map(SessionResponse::of).toList(),
        page.next().map(SessionId::value).map(Cursor::after).orElse(null));
  }
}
