using Comm100.LiveChat.Client.Testing.Contract;

namespace Comm100.LiveChat.Client.Testing;

/// <summary>An agent who can call a <see cref="LiveChatFake"/>; see <see cref="LiveChatFakeOptions.Agents"/>.</summary>
public sealed class FakeAgent
{
    /// <summary>Creates an agent with all permissions.</summary>
    /// <param name="email">The user name of Basic authentication, without a colon.</param>
    /// <param name="apiKey">The password of Basic authentication.</param>
    public FakeAgent(string email, string apiKey)
    {
        Email = email;
        ApiKey = apiKey;
    }

    /// <summary>Gets the names of all permissions that operations require, such as <c>Manage Settings</c>.</summary>
    public static IReadOnlyList<string> AllPermissions { get; } = [.. LiveChatContract.Instance.Operations
        .Select(operation => operation.Permission)
        .OfType<string>()
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal)];

    /// <summary>Gets the user name of Basic authentication.</summary>
    public string Email { get; }

    /// <summary>Gets the password of Basic authentication.</summary>
    public string ApiKey { get; }

    /// <summary>Gets the permissions of the agent: names from <see cref="AllPermissions"/>, in any case. Operations that require no permission are
    /// available to every agent.</summary>
    /// <value>All permissions by default.</value>
    public ISet<string> Permissions { get; } = new HashSet<string>(AllPermissions, StringComparer.OrdinalIgnoreCase);

    internal FakeAgent Copy()
    {
        var copy = new FakeAgent(Email, ApiKey);
        copy.Permissions.IntersectWith(Permissions);
        return copy;
    }
}
