namespace Comm100.LiveChat.Client.Testing.Recording;

/// <summary>What a value is that is not written into a recording. It says what the replacement looks like.</summary>
internal enum PersonalKind
{
    Person,
    EmailAddress,
    IpAddress,
    PhoneNumber,
    User,
    Text,
    Address,
    Secret,
}

/// <summary>Which members hold secrets or personal data.</summary>
internal static class PersonalFields
{
    /// <summary>The formats that tell of people. In them, a text of a member that the contract does not know is personal until it is known not to be.</summary>
    private static readonly HashSet<string> s_formatsOfPeople = new(
        [
            "Chat", "OfflineMessage", "MissedOrRefusedChat", "AgentChat", "AgentChatMessage", "ChatMessage", "CustomFieldValue", "CustomVariableValue", "Attachment", "ChatWrapup",
            "PostChatSurvey", "Agent", "Ban",
        ],
        StringComparer.Ordinal);

    /// <summary>Members of the contract, by format and path.</summary>
    private static readonly Dictionary<string, PersonalKind> s_fields = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Chat.ssoUserId"] = PersonalKind.User,
        ["Chat.name"] = PersonalKind.Person,
        ["Chat.email"] = PersonalKind.EmailAddress,
        ["Chat.agents"] = PersonalKind.Person,
        ["OfflineMessage.ssoUserId"] = PersonalKind.User,
        ["OfflineMessage.name"] = PersonalKind.Person,
        ["OfflineMessage.email"] = PersonalKind.EmailAddress,
        ["OfflineMessage.agent"] = PersonalKind.Person,
        ["OfflineMessage.content"] = PersonalKind.Text,
        ["AgentChat.agents"] = PersonalKind.Person,
        ["AgentChatMessage.sender"] = PersonalKind.Person,
        ["AgentChatMessage.content"] = PersonalKind.Text,
        ["ChatMessage.sender"] = PersonalKind.Person,
        ["ChatMessage.content"] = PersonalKind.Text,
        ["CustomFieldValue.value"] = PersonalKind.Text,
        ["CustomVariableValue.value"] = PersonalKind.Text,
        ["Attachment.name"] = PersonalKind.Text,
        ["Attachment.uri"] = PersonalKind.Address,
        ["ChatWrapup.comment"] = PersonalKind.Text,
        ["PostChatSurvey.ratingComment"] = PersonalKind.Text,
        ["Ban.visitorId"] = PersonalKind.User,
        ["Ban.ipAddress"] = PersonalKind.IpAddress,
        ["Ban.comment"] = PersonalKind.Text,
        ["Department.agents"] = PersonalKind.Person,
        ["Department.emailAddresses"] = PersonalKind.EmailAddress,
        ["RoutingRules.fail.offlineMessageEmails"] = PersonalKind.EmailAddress,
        ["ChatWindow.options.email.fromEmail"] = PersonalKind.EmailAddress,
        ["ChatWindow.options.email.fromName"] = PersonalKind.Person,
        ["ChatWindow.advanced.transcriptEmailAddress"] = PersonalKind.EmailAddress,

        // Who knows the address of a webhook can send to it, and the certificate says whose account it is.
        ["Webhook.targetUrl"] = PersonalKind.Address,
        ["VisitorSsoSettings.signInUrl"] = PersonalKind.Address,
        ["VisitorSsoSettings.idpCertificate"] = PersonalKind.Secret,
        ["VisitorSsoSettings.idpCertificateFileName"] = PersonalKind.Text,
    };

    /// <summary>Members by their name alone, wherever they are: lower case, without underscores and hyphens.</summary>
    private static readonly Dictionary<string, PersonalKind> s_names = new(StringComparer.Ordinal)
    {
        ["firstname"] = PersonalKind.Person,
        ["lastname"] = PersonalKind.Person,
        ["fullname"] = PersonalKind.Person,
        ["displayname"] = PersonalKind.Person,
        ["nickname"] = PersonalKind.Person,
        ["username"] = PersonalKind.Person,
        ["visitorname"] = PersonalKind.Person,
        ["agentname"] = PersonalKind.Person,
        ["sender"] = PersonalKind.Person,
        ["sendername"] = PersonalKind.Person,
        ["email"] = PersonalKind.EmailAddress,
        ["emailaddress"] = PersonalKind.EmailAddress,
        ["mail"] = PersonalKind.EmailAddress,
        ["ip"] = PersonalKind.IpAddress,
        ["ipaddress"] = PersonalKind.IpAddress,
        ["clientip"] = PersonalKind.IpAddress,
        ["visitorip"] = PersonalKind.IpAddress,
        ["phone"] = PersonalKind.PhoneNumber,
        ["phonenumber"] = PersonalKind.PhoneNumber,
        ["mobile"] = PersonalKind.PhoneNumber,
        ["mobilephone"] = PersonalKind.PhoneNumber,
        ["mobilenumber"] = PersonalKind.PhoneNumber,
        ["telephone"] = PersonalKind.PhoneNumber,
        ["fax"] = PersonalKind.PhoneNumber,
        ["transcript"] = PersonalKind.Text,
        ["chattranscript"] = PersonalKind.Text,
        ["content"] = PersonalKind.Text,
        ["password"] = PersonalKind.Secret,
        ["secret"] = PersonalKind.Secret,
        ["clientsecret"] = PersonalKind.Secret,
        ["token"] = PersonalKind.Secret,
        ["accesstoken"] = PersonalKind.Secret,
        ["refreshtoken"] = PersonalKind.Secret,
        ["idtoken"] = PersonalKind.Secret,
        ["apikey"] = PersonalKind.Secret,
        ["authorization"] = PersonalKind.Secret,
        ["cookie"] = PersonalKind.Secret,
        ["setcookie"] = PersonalKind.Secret,
        ["sessionid"] = PersonalKind.Secret,
        ["certificate"] = PersonalKind.Secret,
    };

    public static bool IsOfPeople(string format) => s_formatsOfPeople.Contains(format);

    public static PersonalKind? OfField(string format, string path) => s_fields.TryGetValue($"{format}.{path}", out PersonalKind kind) ? kind : null;

    public static PersonalKind? OfName(string name) => s_names.TryGetValue(Normalized(name), out PersonalKind kind) ? kind : null;

    public static string Normalized(string name) =>
        name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();
}
