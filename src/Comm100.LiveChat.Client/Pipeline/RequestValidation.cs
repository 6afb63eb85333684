using Comm100.LiveChat.Client.Http;
using Comm100.LiveChat.Client.Operations;

namespace Comm100.LiveChat.Client.Pipeline;

/// <summary>The checks of a request that need to know its operation.</summary>
internal static class RequestValidation
{
    /// <exception cref="ArgumentException">The body is null, or lacks mandatory fields.</exception>
    public static void Body(RequestContent body, LiveChatOperation operation)
    {
        if (operation.Body is { } name)
        {
            Argument.NotNull(body.Model, name);
            var missing = new MissingFields();
            operation.CheckBody?.Invoke(body.Model, ref missing);
            missing.ThrowIfAny(operation, name);
        }

        body.Write();
    }
}
