namespace Comm100.LiveChat.Client.Tests.Errors;

/// <summary>Returns the exception of a failing call, which must have exactly the given type.</summary>
internal static class Failure
{
    public static async Task<TException> OfAsync<TException>(Func<Task> call)
        where TException : Exception =>
        (await FluentActions.Awaiting(() => call().OrFail()).Should().ThrowExactlyAsync<TException>()).Which;
}
