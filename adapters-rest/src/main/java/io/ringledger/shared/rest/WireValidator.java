package io.ringledger.shared.rest;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/** Checks {@link Wire}. */
public final class WireValidator implements ConstraintValidator<Wire, String> {

  private WireForm form = WireForm.LINE;

  @Override
  public void initialize(Wire constraint) {
    form = constraint.value();
  }

  @Override
  public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
    if (text == null || form.admits(text)) {
      return true;
    }
    context.disableDefaultConstraintViolation();
    context.buildConstraintViolationWithTemplate(form.message()).addConstraintViolation();
    return false;
  }
}
