using Comm100.LiveChat.Client.Http;
using Comm100.LiveChat.Client.Operations;

namespace Comm100.LiveChat.Client.Pipeline;

/// <summary>Checks requests against the rules of their operation.</summary>
internal static class RequestValidation
{
    /// <exception cref="ArgumentException">The body is null, or mandatory fields are missing.</exception>
    public static void ValidateBody(RequestContent body, LiveChatOperation operation)
    {
        if (operation.Body is { } name)
        {
            Argument.NotNull(body.Model, name);
            var missing = new MissingFields();
            if (operation.CheckBody is { } check)
            {
                check(body.Model, ref missing);
                (body.Model as IConditionalFields)?.AddMissing(ref missing);
            }

            missing.ThrowIfAny(operation, name);
        }

        body.Write();
    }
}
