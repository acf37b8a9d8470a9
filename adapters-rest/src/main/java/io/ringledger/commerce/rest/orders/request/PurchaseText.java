package io.ringledger.commerce.rest.orders.request;

import io.ringledger.commerce.domain.Country;
import io.ringledger.commerce.domain.order.PaymentAttempt;
import io.ringledger.commerce.domain.order.Placement;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The text can stand as that part of a purchase; no text at all is admitted. */
@Documented
@Constraint(validatedBy = PurchaseText.Validator.class)
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface PurchaseText {

  /** Which part. */
  Part value();

  /** Replaced by the part's own message. */
  String message() default "has the wrong form";

  /** Not used here. */
  Class<?>[] groups() default {};

  /** Not used here. */
  Class<? extends Payload>[] payload() default {};

  /** The parts that are texts. */
  @SuppressWarnings("ImmutableEnumChecker") // The predicates are functions of their text alone.
  enum Part {
    EMAIL(
        "must be an email address of at most 254 characters",
        text -> text.length() <= Placement.MAX_EMAIL && Forms.EMAIL.matcher(text).matches()),
    COUNTRY("must be a country of ISO 3166-1, such as DE", text -> Country.parse(text).isPresent()),
    /** Nothing else gets in, so that no card number does. */
    PAYMENT_METHOD(
        "must be a payment method of Stripe, such as pm_card_visa, or standard",
        text ->
            text.length() <= PaymentAttempt.MAX_METHOD_LENGTH
                && Forms.PAYMENT_METHOD.matcher(text).matches()),
    DISCOUNT_CODE(
        "must have 2 to 40 letters, digits and hyphens",
        text -> Forms.DISCOUNT_CODE.matcher(text).matches());

    private final String message;
    private final Predicate<String> admits;

    Part(String message, Predicate<String> admits) {
      this.message = message;
      this.admits = admits;
    }
  }

  /** What they look like. */
  final class Forms {

    private static final Pattern EMAIL =
        Pattern.compile("[^@\\s\\p{Cntrl}]{1,64}@[^@\\s\\p{Cntrl}]+");
    private static final Pattern PAYMENT_METHOD = Pattern.compile("pm_[A-Za-z0-9_]+|standard");
    private static final Pattern DISCOUNT_CODE = Pattern.compile("[A-Za-z0-9-]{2,40}");

    private Forms() {}
  }

  /** Checks it. */
  final class Validator implements ConstraintValidator<PurchaseText, String> {

    private Part part = Part.EMAIL;

    @Override
    public void initialize(PurchaseText constraint) {
      part = constraint.value();
    }

    @Override
    public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
      if (text == null || part.admits.test(text)) {
        return true;
      }
      context.disableDefaultConstraintViolation();
      context.buildConstraintViolationWithTemplate(part.message).addConstraintViolation();
      return false;
    }
  }
}
