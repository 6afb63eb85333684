using System.Runtime.CompilerServices;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Comm100.LiveChat.Client.DependencyInjection;

/// <summary>
/// Sets the options of one client from a section of the configuration. It uses no reflection. <see cref="ValidateLiveChatOptions"/> reports unknown keys and
/// invalid values, together with the failures of the options.
/// </summary>
internal sealed class ConfigureLiveChatOptions(string clientName, IConfiguration section) : IConfigureNamedOptions<LiveChatClientOptions>
{
    private readonly ConditionalWeakTable<LiveChatClientOptions, SectionFailures> _failures = new();

    public void Configure(LiveChatClientOptions options) => Configure(Options.DefaultName, options);

    public void Configure(string? name, LiveChatClientOptions options)
    {
        if (!IsFor(name))
        {
            return;
        }

        var failures = new SectionFailures();
        if (section is IConfigurationSection { Value.Length: > 0 } value)
        {
            failures.Add(value.Path, $"{value.Path} must be a section. Its keys are {OptionKeys.Join(OptionKeys.Client)}.");
            failures.Explain(GetPath(nameof(LiveChatClientOptions.BaseAddress)));
            failures.Explain(GetPath(nameof(LiveChatClientOptions.Credential)));
        }

        OptionKeys.Read(section, options, OptionKeys.Client, failures);
        if (CredentialKeys.Read(section, failures) is { } credential)
        {
            options.Credential = credential;
        }

        _failures.Remove(options);
        _failures.Add(options, failures);
    }

    /// <summary>Whether these are the options of a client.</summary>
    public bool IsFor(string? name) => string.Equals(name, clientName, StringComparison.Ordinal);

    /// <summary>Gets all failures: those of the section, and those of the options, with the full path of each key in the section.</summary>
    /// <param name="options">The options that were set from the section.</param>
    /// <param name="optionFailures">The failures of the options. Each begins with the path of an option.</param>
    /// <param name="root">The configuration of the host, or null.</param>
    public IEnumerable<string> GetFailures(LiveChatClientOptions options, IReadOnlyList<string> optionFailures, IConfiguration? root)
    {
        if (!_failures.TryGetValue(options, out SectionFailures? failures))
        {
            return optionFailures;
        }

        bool isMissing = section is IConfigurationSection { Value: null } && !section.GetChildren().Any() && (options.BaseAddress is null || options.Credential is null);
        string[] keys = [.. section.AsEnumerable(makePathsRelative: true).Where(pair => pair.Value is not null).Select(pair => pair.Key)];
        return
        [
            .. isMissing ? [DescribeMissing((IConfigurationSection)section, root)] : failures.Messages,
            .. from failure in optionFailures
               let key = keys.FirstOrDefault(key => failure.StartsWith(key + " ", StringComparison.OrdinalIgnoreCase))
               let option = key ?? failure.Split(' ')[0]
               where !failures.Contains(GetPath(option)) && !(isMissing && IsRequired(option))
               select option == nameof(LiveChatClientOptions.Credential) ? $"{Name} contains no credential. {CredentialKeys.Hint}"
                   : key is not null || IsRequired(option) ? GetPath(failure)
                   : failure,
        ];
    }

    private string Name => section is IConfigurationSection named ? named.Path : "The configuration";

    private static bool IsRequired(string option) => option is nameof(LiveChatClientOptions.BaseAddress) or nameof(LiveChatClientOptions.Credential);

    private static string DescribeMissing(IConfigurationSection missing, IConfiguration? root)
    {
        string? parent = ConfigurationPath.GetParentPath(missing.Path);
        IConfiguration? siblings = parent is null ? root : root?.GetSection(parent);
        string? similar = siblings is null ? null : Similarity.FindSimilar(missing.Key, siblings.GetChildren().Where(child => child.GetChildren().Any()).Select(child => child.Key));
        string question = similar is null ? "" : $" Did you mean '{(parent is null ? similar : ConfigurationPath.Combine(parent, similar))}'?";
        return $"The configuration has no section {missing.Path}, or it is empty.{question} The section must contain {nameof(LiveChatClientOptions.BaseAddress)} and a credential. {CredentialKeys.Hint}";
    }

    private string GetPath(string key) => section is IConfigurationSection named ? ConfigurationPath.Combine(named.Path, key) : key;
}
