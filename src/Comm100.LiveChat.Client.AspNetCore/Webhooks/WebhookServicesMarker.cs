namespace Comm100.LiveChat.Client.AspNetCore.Webhooks;

/// <summary>Is registered if the application has called <c>AddLiveChatWebhooks</c>.</summary>
internal sealed class WebhookServicesMarker;
