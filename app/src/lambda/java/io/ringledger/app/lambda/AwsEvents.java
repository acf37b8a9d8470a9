package io.ringledger.app.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.LowerCamelCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Leaves the names of API Gateway's events as AWS writes them: the extension reads them with a copy
 * of the application's mapper, which writes snake_case.
 */
@Singleton
final class AwsEvents implements ObjectMapperCustomizer {

  private static final List<Class<?>> EVENTS =
      List.of(
          APIGatewayV2HTTPEvent.class,
          APIGatewayV2HTTPEvent.RequestContext.class,
          APIGatewayV2HTTPEvent.RequestContext.Http.class,
          APIGatewayV2HTTPEvent.RequestContext.Authorizer.class,
          APIGatewayV2HTTPEvent.RequestContext.Authorizer.JWT.class,
          APIGatewayV2HTTPEvent.RequestContext.IAM.class,
          APIGatewayV2HTTPEvent.RequestContext.CognitoIdentity.class,
          APIGatewayV2HTTPResponse.class);

  @JsonNaming(LowerCamelCaseStrategy.class)
  private interface AsAwsWritesIt {}

  @Override
  public void customize(ObjectMapper mapper) {
    EVENTS.forEach(event -> mapper.addMixIn(event, AsAwsWritesIt.class));
  }
}
