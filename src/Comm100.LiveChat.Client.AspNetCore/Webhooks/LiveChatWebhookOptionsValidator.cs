using System.Buffers;
using Microsoft.Extensions.Options;

namespace Comm100.LiveChat.Client.AspNetCore.Webhooks;

/// <summary>Validates the options of an endpoint. No message contains a secret.</summary>
internal static class LiveChatWebhookOptionsValidator
{
    private const int MaxBytes = 16 * 1024 * 1024;

    private static readonly TimeSpan s_maxPeriod = TimeSpan.FromDays(30);
    private static readonly SearchValues<char> s_secretCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~");

    /// <exception cref="OptionsValidationException">An option is not valid. The message lists all problems.</exception>
    public static void ThrowIfInvalid(LiveChatWebhookOptions options)
    {
        string[] problems = [.. FindProblems(options)];
        if (problems.Length > 0)
        {
            throw new OptionsValidationException(Options.DefaultName, typeof(LiveChatWebhookOptions), problems);
        }
    }

    private static IEnumerable<string> FindProblems(LiveChatWebhookOptions options)
    {
        if (options.Secrets.Count == 0)
        {
            yield return $"{nameof(options.Secrets)} of the webhooks must contain at least one secret.";
        }

        if (options.Secrets.Contains(null!))
        {
            yield return $"An element of {nameof(options.Secrets)} is null. If it is read from the configuration, its key is not set.";
        }

        if (options.Secrets.Any(secret => secret is not null && secret.Length < LiveChatWebhookOptions.MinSecretLength))
        {
            yield return $"Each element of {nameof(options.Secrets)} must have at least {LiveChatWebhookOptions.MinSecretLength} characters. Create one with, for example, 'openssl rand -hex 16'.";
        }

        if (options.Secrets.Any(secret => secret is not null && secret.AsSpan().ContainsAnyExcept(s_secretCharacters)))
        {
            yield return $"An element of {nameof(options.Secrets)} contains a character that is not an ASCII letter, a digit, '-', '_', '.' or '~'.";
        }

        if (options.MaxBytes is < 1 or > MaxBytes)
        {
            yield return FormattableString.Invariant($"{nameof(options.MaxBytes)} must be between 1 and {MaxBytes}, but it is {options.MaxBytes}.");
        }

        if (options.DuplicateDetectionPeriod is { } period && (period <= TimeSpan.Zero || period > s_maxPeriod))
        {
            yield return FormattableString.Invariant($"{nameof(options.DuplicateDetectionPeriod)} must be greater than zero and at most 30 days, or null, but it is {period}.");
        }
    }
}
