namespace Collegium.Language;

/// <summary>Firms and products that people name most when they speak of office computers: a dictionary to begin a <see cref="NameBook"/> with.</summary>
public static class WellKnownNames
{
    private const string Firms =
        "Microsoft Apple Google Amazon Adobe Oracle Salesforce Cisco Dell Lenovo Samsung Epson Canon Xerox Ricoh Kyocera Fujitsu Toshiba Logitech Netgear Ubiquiti Fortinet Sophos "
        + "Symantec McAfee Kaspersky Bitdefender Malwarebytes Norton Avast Citrix Broadcom Atlassian Dropbox Zoho Xero FreshBooks Intuit Shopify Squarespace Wix GoDaddy Cloudflare "
        + "Veeam Acronis Datto Carbonite Backblaze Crashplan Synology QNAP Axis Hikvision Dahua Mitel Avaya Vonage Twilio RingCentral Verifone Ingenico Worldpay Stripe PayPal "
        + "Mailchimp HubSpot Zendesk Freshdesk ConnectWise Kaseya NinjaOne SolarWinds Nagios Zabbix PRTG Splunk Okta LastPass KeePass Bitwarden Dashlane DocuSign Autodesk Bentley "
        + "Trimble Procore Buildertrend Siemens Rockwell Philips Dentsply Planmeca Carestream Dexis Patterson Eaglesoft Dentrix Curve Epic Cerner Allscripts Athenahealth Nextgen "
        + "Clio Smokeball PracticePanther LexisNexis Westlaw Thomson Sage SAP Workday Gusto Paychex Paylocity Bamboo Asana Trello Basecamp Notion Airtable Slack Nvidia Intel AMD Huawei Xiaomi "
        + "Motorola Nokia Garmin TomTom Nextcloud Proton Mozilla Debian Ubuntu Fedora Wordpress Joomla Drupal GitHub GitLab Docker Kubernetes Nutanix TeamViewer AnyDesk Webroot Barracuda Mimecast";

    private const string Products =
        "PowerPoint OneDrive OneNote SharePoint Gmail iPhone iPad MacBook iCloud FaceTime AirPrint Android Chromebook WhatsApp Skype Webex GoToMeeting GoTo Photoshop Illustrator InDesign "
        + "Lightroom AutoCAD SketchUp Revit SolidWorks QuickBooks TurboTax Quicken LibreOffice OpenOffice Thunderbird Firefox Safari Hyper-V VMware VirtualBox MySQL PostgreSQL MongoDB SQLite "
        + "Cognos Tableau Databricks Snowflake Jira Confluence ServiceNow MATLAB Minitab Stata NVivo ArcGIS QGIS";

    private const string EverydayWords = "Access Excel Word Outlook Office Teams Exchange Windows Azure Edge Chrome Acrobat Zoom Square Clover Toast Drive Meet Calendly Defender Project Visio Publisher Pages Numbers Keynote Access Box Monday";

    private const string Phrases =
        "Microsoft 365|Office 365|Google Workspace|Google Drive|Google Calendar|Google Meet|Google Chrome|Active Directory|Amazon Web Services|Windows Server|SQL Server|Power BI|Adobe Acrobat|Creative Cloud|"
        + "Exchange Online|Microsoft Teams|Microsoft Word|Microsoft Excel|Microsoft Access|Open Dental|Final Cut|Pro Tools|Remote Desktop Manager|Follow Up Boss|Palo Alto Networks|Red Hat|Trend Micro|Hewlett Packard|Brother Industries|Rocket Lawyer|My Case|Crystal Reports";

    /// <summary>The dictionary. What is also an everyday word is marked as such: alone it names nothing.</summary>
    public static IReadOnlyList<KnownName> All { get; } =
    [
        .. Phrases.Split('|').Select(n => new KnownName(n)),
        .. Firms.Split(' ').Select(n => new KnownName(n, n.Length <= 3 ? NameDoubt.Short : NameDoubt.None, Vendor: true)),
        .. Products.Split(' ').Select(n => new KnownName(n)),
        .. EverydayWords.Split(' ').Select(n => new KnownName(n, NameDoubt.Word)),
    ];
}
