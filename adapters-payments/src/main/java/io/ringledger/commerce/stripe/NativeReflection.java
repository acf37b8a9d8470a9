package io.ringledger.commerce.stripe;

import com.stripe.model.PaymentIntent;
import com.stripe.model.PaymentIntentCollection;
import com.stripe.model.Refund;
import com.stripe.model.RefundCollection;
import com.stripe.model.StripeCollection;
import com.stripe.model.StripeError;
import com.stripe.model.StripeObject;
import com.stripe.net.ApiResource;
import com.stripe.param.PaymentIntentCancelParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Keeps what stripe-java writes and reads through Gson usable in a native image. */
@RegisterForReflection(
    targets = {
      ApiResource.class,
      PaymentIntent.class,
      PaymentIntentCollection.class,
      Refund.class,
      RefundCollection.class,
      StripeCollection.class,
      StripeError.class,
      StripeObject.class,
      PaymentIntentCancelParams.class,
      PaymentIntentCreateParams.class,
      PaymentIntentListParams.class,
      RefundCreateParams.class,
      RefundListParams.class
    })
final class NativeReflection {

  private NativeReflection() {}
}
