package io.ringledger.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.bouts.rest.BoutsResource;
import io.ringledger.bouts.rest.request.ConfirmEscrowRequest;
import io.ringledger.bouts.rest.request.ConfirmPayoutRequest;
import io.ringledger.bouts.rest.request.ReconcileRequest;
import io.ringledger.bouts.rest.request.ResultRequest;
import io.ringledger.commerce.rest.catalog.AddProductRequest;
import io.ringledger.commerce.rest.catalog.ChangeProductRequest;
import io.ringledger.identity.rest.RegisterRequest;
import io.ringledger.shared.rest.OneOf;
import io.ringledger.shared.rest.SnakeCase;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts that requests admit are the ones the business knows. */
class KnownTextsTest {

  private final FieldGuide guide = new FieldGuide();

  @ParameterizedTest
  @ValueSource(
      classes = {
        ConfirmEscrowRequest.class,
        ConfirmPayoutRequest.class,
        ReconcileRequest.class,
        ResultRequest.class,
        RegisterRequest.class,
        AddProductRequest.class,
        ChangeProductRequest.class
      })
  void aFieldAdmitsExactlyTheTextsOfItsEnum(Class<?> request) {
    List<Field> fields =
        Arrays.stream(request.getDeclaredFields())
            .filter(field -> field.isAnnotationPresent(OneOf.class))
            .toList();
    assertThat(fields).isNotEmpty();
    for (Field field : fields) {
      assertThat(field.getAnnotation(OneOf.class).value())
          .containsExactlyElementsOf(
              guide.texts(request.getSimpleName(), SnakeCase.of(field.getName())));
    }
  }

  @Test
  void theFilterOfTheListAdmitsExactlyTheStatusesOfBouts() {
    List<Parameter> filters =
        Stream.of(BoutsResource.class.getDeclaredMethods())
            .map(Method::getParameters)
            .flatMap(Stream::of)
            .filter(parameter -> parameter.isAnnotationPresent(OneOf.class))
            .toList();
    assertThat(filters).hasSize(1);
    assertThat(filters.getFirst().getAnnotation(OneOf.class).value())
        .containsExactlyElementsOf(guide.texts("", "bout_status"));
  }
}
