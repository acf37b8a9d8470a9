package io.ringledger.vault.rest.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ringledger.shared.rest.server.StrictJson;
import io.ringledger.vault.domain.SessionId;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.util.UUID;
import java.util.function.Function;

/** Bodies of wallets are read or refused, and nothing else comes of them. */
class SessionBodyFuzz {

  private static final SessionId SESSION = new SessionId(new UUID(7, 7));
  private static final Validator RULES = Validation.buildDefaultValidatorFactory().getValidator();
  private static final ObjectMapper MAPPER = strict();

  private static ObjectMapper strict() {
    ObjectMapper mapper = new JsonMapper();
    new StrictJson().customize(mapper);
    return mapper;
  }

  @FuzzTest
  void signIn(byte[] body) {
    play(body, SignInRequest.class, SignInRequest::signed);
  }

  @FuzzTest
  void createSession(byte[] body) {
    play(
        body,
        CreateSessionRequest.class,
        request -> {
          assertThat(request.signed()).isNotNull();
          return request.grant().grant();
        });
  }

  @FuzzTest
  void channel(byte[] body) {
    play(body, ChannelTransactionRequest.class, ChannelTransactionRequest::hash);
  }

  @FuzzTest
  void topUp(byte[] body) {
    play(body, TopUpRequest.class, TopUpRequest::addDrops);
  }

  @FuzzTest
  void token(byte[] body) {
    play(body, SessionTokenRequest.class, request -> request.asked(SESSION));
  }

  private static <T> void play(byte[] body, Class<T> type, Function<T, ?> command) {
    T request;
    try {
      request = MAPPER.readValue(body, type);
    } catch (IOException refused) {
      assertThat(refused).isInstanceOf(JsonProcessingException.class);
      return;
    }
    if (request != null && RULES.validate(request).isEmpty()) {
      assertThat(command.apply(request)).isNotNull();
    }
  }
}
