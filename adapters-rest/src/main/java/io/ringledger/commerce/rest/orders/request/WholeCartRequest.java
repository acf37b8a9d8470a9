package io.ringledger.commerce.rest.orders.request;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the action needs is there. */
@Documented
@Constraint(validatedBy = WholeCartRequest.Validator.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface WholeCartRequest {

  /** Replaced by one for each field that is missing. */
  String message() default "is not whole";

  /** Not used here. */
  Class<?>[] groups() default {};

  /** Not used here. */
  Class<? extends Payload>[] payload() default {};

  /** Checks it. */
  final class Validator implements ConstraintValidator<WholeCartRequest, CartRequest> {

    private static final Set<String> OF_A_PRODUCT =
        Set.of(CartRequest.ADD, CartRequest.CHANGE, CartRequest.REMOVE);
    private static final Set<String> OF_SO_MANY = Set.of(CartRequest.ADD, CartRequest.CHANGE);

    @Override
    public boolean isValid(CartRequest request, ConstraintValidatorContext context) {
      if (request.action() == null) {
        // Said of the action itself.
        return true;
      }
      context.disableDefaultConstraintViolation();
      boolean product = isThere(OF_A_PRODUCT, request, request.productId(), "productId", context);
      boolean quantity = isThere(OF_SO_MANY, request, request.quantity(), "quantity", context);
      return product && quantity;
    }

    private static boolean isThere(
        Set<String> needing,
        CartRequest request,
        @Nullable Object value,
        String field,
        ConstraintValidatorContext context) {
      boolean fine = value != null || !needing.contains(request.action());
      if (!fine) {
        context
            .buildConstraintViolationWithTemplate(Bounds.GIVEN + " to " + request.action())
            .addPropertyNode(field)
            .addConstraintViolation();
      }
      return fine;
    }
  }
}
