namespace Comm100.LiveChat.Client.AspNetCore.Webhooks;

/// <summary>Shows that the application has called <c>AddLiveChatWebhooks</c>.</summary>
internal sealed class WebhookServicesMarker;
